using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

/// <summary>What each recorded webhook body of Meta does to the database, beside what was there before it.</summary>
public sealed class MetaFixtureEffectsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly StatedEffects Stated = new("MetaFixtureEffects.txt");

    public static TheoryData<string> Fixtures => [.. Fixture.Webhooks("meta")];

    [Fact]
    public void Every_body_has_its_effect_stated() => Assert.Equal(Fixture.Webhooks("meta"), Stated.Names);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Each_body_has_the_effect_that_is_stated(string name)
    {
        await using var cast = await Cast.OnAsync(database);
        var body = Encoding.UTF8.GetString(Fixture.Bytes($"meta/{name}.json"));
        await SetTheSceneAsync(cast, JsonNode.Parse(body)!);

        var effect = await StatedEffects.OfAsync(cast, () => cast.DeliverAsync(body, body));

        Assert.Equal(Stated[name], effect);
    }

    /// <summary>What the body speaks of is there: the message it edits, answers or confirms.</summary>
    private static async Task SetTheSceneAsync(Cast cast, JsonNode body)
    {
        cast.Clock.Advance(TimeSpan.FromDays(4));
        var earlier = cast.Clock.GetUtcNow().AddDays(-10);
        foreach (var value in body["entry"]!.AsArray().SelectMany(e => e!["changes"]!.AsArray()).Select(c => c!["value"]!))
        {
            foreach (var status in value["statuses"]?.AsArray() ?? []) if ((string?)status!["type"] != "call") await WeSaidAsync(cast, (string)status["id"]!);
            foreach (var message in value["messages"]?.AsArray() ?? []) await CustomerWasHereAsync(cast, message!, earlier);
        }
    }

    private static async Task CustomerWasHereAsync(Cast cast, JsonNode message, DateTimeOffset earlier)
    {
        var target = (string?)(message["edit"]?["original_message_id"] ?? message["revoke"]?["original_message_id"] ?? message["reaction"]?["message_id"]);
        if (target is not null) await cast.DeliverAsync(MetaBody.Text((string)message["from"]!, target, "antes", earlier));
        if (message["reaction"] is { } reaction && (string?)reaction["emoji"] is null or "")
        {
            await cast.DeliverAsync(MetaBody.Reaction((string)message["from"]!, cast.NewId(), target!, "👍", earlier));
        }

        if (message["system"] is not { } change) return;

        var id = (string?)change["previous_user_id"] ?? (string)message["from_user_id"]!;
        await cast.DeliverAsync(MetaBody.Hidden(id, cast.NewId(), "antes", earlier, (string)message["from"]!));
    }

    private static async Task WeSaidAsync(Cast cast, string providerId)
    {
        await cast.DeliverAsync(MetaBody.Text(Cast.Maria, cast.NewId(), "antes", cast.Clock.GetUtcNow().AddDays(-10)));
        await cast.Database.ChangeAsync(async db =>
        {
            if (await db.Messages.AnyAsync(m => m.ProviderId == providerId)) return;

            var conversation = await db.Conversations.FirstAsync();
            var message = new Message(
                Guid.CreateVersion7(), conversation, null, Direction.Out, new Content(MessageKind.Text, "nossa"), Actor.Of(cast.Ana),
                cast.Clock.GetUtcNow().AddDays(-9)).Queue(null);
            message.BeginSending(cast.Clock.GetUtcNow());
            message.Identify(providerId);
            db.Messages.Add(message);
        });
    }
}
