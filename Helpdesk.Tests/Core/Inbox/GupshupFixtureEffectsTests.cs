using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

/// <summary>What each recorded webhook body of Gupshup does to the database, beside what was there before it.</summary>
public sealed class GupshupFixtureEffectsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly StatedEffects Stated = new("GupshupFixtureEffects.txt");

    public static TheoryData<string> Fixtures => [.. Fixture.Webhooks("gupshup")];

    [Fact]
    public void Every_body_has_its_effect_stated() => Assert.Equal(Fixture.Webhooks("gupshup"), Stated.Names);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Each_body_has_the_effect_that_is_stated(string name)
    {
        await using var cast = await Cast.OnAsync(database, "gupshup-main", FakeGupshup.Settings("gupshup-main"));
        var body = Encoding.UTF8.GetString(Fixture.Bytes($"gupshup/{name}.json"));
        cast.Clock.Advance(TimeSpan.FromDays(4));
        foreach (var request in RequestsIn(JsonNode.Parse(body)!)) await WeSaidAsync(cast, request);

        var effect = await StatedEffects.OfAsync(cast, () => cast.DeliverAsync(body, body));

        Assert.Equal(Stated[name], effect);
    }

    /// <summary>Gupshup's ids of the messages whose fate the body tells.</summary>
    private static IEnumerable<string> RequestsIn(JsonNode body) => (string?)body["type"] == "message-event"
        ? [(string?)body["payload"]!["gsId"] ?? (string)body["payload"]!["id"]!]
        : (body["entry"]?.AsArray() ?? []).SelectMany(entry => entry!["changes"]!.AsArray())
            .SelectMany(change => change!["value"]!["statuses"]?.AsArray() ?? []).Select(status => (string)status!["gs_id"]!);

    /// <summary>A message of ours that Gupshup has taken and WhatsApp not yet.</summary>
    private static async Task WeSaidAsync(Cast cast, string request)
    {
        await cast.DeliverAsync(GupshupBody.Text(Cast.Maria, cast.NewId(), "antes", cast.Clock.GetUtcNow().AddDays(-10)));
        await cast.Database.ChangeAsync(async db =>
        {
            var message = new Message(
                Guid.CreateVersion7(), await db.Conversations.SingleAsync(), null, Direction.Out, new Content(MessageKind.Text, "nossa"), Actor.Of(cast.Ana),
                cast.Clock.GetUtcNow().AddDays(-9)).Queue(null);
            message.BeginSending(cast.Clock.GetUtcNow());
            message.Identify(null, request);
            db.Messages.Add(message);
        });
    }
}
