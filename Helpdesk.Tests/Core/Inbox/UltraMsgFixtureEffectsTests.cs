using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

/// <summary>What each recorded webhook body of UltraMsg does to the database, beside what was there before it.</summary>
public sealed class UltraMsgFixtureEffectsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly StatedEffects Stated = new("UltraMsgFixtureEffects.txt");

    public static TheoryData<string> Fixtures => [.. Fixture.Webhooks("ultramsg")];

    [Fact]
    public void Every_body_has_its_effect_stated() => Assert.Equal(Fixture.Webhooks("ultramsg"), Stated.Names);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Each_body_has_the_effect_that_is_stated(string name)
    {
        await using var cast = await Cast.OnAsync(database, FakeUltraMsg.ChannelKey, FakeUltraMsg.Settings());
        var body = FakeUltraMsg.FixtureText(name);
        await SetTheSceneAsync(cast, JsonNode.Parse(body)!);

        var effect = await StatedEffects.OfAsync(cast, () => cast.DeliverAsync(body, body));

        Assert.Equal(Stated[name], effect);
    }

    /// <summary>What the body speaks of is there: the message of ours that it confirms, echoes or reacts to.</summary>
    private static async Task SetTheSceneAsync(Cast cast, JsonNode body)
    {
        cast.Clock.Advance(TimeSpan.FromDays(4));
        var (request, target) = ((string)body["id"]!, (string?)body["data"]!["msgId"]);
        if (request.Length == 0 && target is null) return;

        await cast.DeliverAsync(UltraMsgBody.Text(Cast.Maria, "3EB0", "antes", cast.Clock.GetUtcNow().AddDays(-10)));
        await cast.Database.ChangeAsync(async db =>
        {
            var conversation = await db.Conversations.FirstAsync();
            var message = new Message(
                Guid.CreateVersion7(), conversation, null, Direction.Out, new Content(MessageKind.Text, "nossa"), Actor.Of(cast.Ana),
                cast.Clock.GetUtcNow().AddDays(-9)).Queue(null);
            message.BeginSending(cast.Clock.GetUtcNow());
            message.Identify(target, request.Length == 0 ? null : request);
            db.Messages.Add(message);
        });
    }
}
