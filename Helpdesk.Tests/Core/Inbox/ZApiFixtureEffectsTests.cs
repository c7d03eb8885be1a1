using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

/// <summary>What each recorded webhook body of Z-API does to the database, beside what was there before it.</summary>
public sealed class ZApiFixtureEffectsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly StatedEffects Stated = new("ZApiFixtureEffects.txt");

    public static TheoryData<string> Fixtures => [.. Fixture.Webhooks("z-api")];

    [Fact]
    public void Every_body_has_its_effect_stated() => Assert.Equal(Fixture.Webhooks("z-api"), Stated.Names);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Each_body_has_the_effect_that_is_stated(string name)
    {
        await using var cast = await Cast.OnAsync(database, FakeZApi.ChannelKey, FakeZApi.Settings());
        var body = Encoding.UTF8.GetString(Fixture.Bytes($"z-api/{name}.json"));
        await SetTheSceneAsync(cast, JsonNode.Parse(body)!);

        var effect = await StatedEffects.OfAsync(cast, () => cast.DeliverAsync(body, body));

        Assert.Equal(Stated[name], effect);
    }

    /// <summary>What the body speaks of is there: the message it edits, deletes, reacts to or confirms.</summary>
    private static async Task SetTheSceneAsync(Cast cast, JsonNode body)
    {
        cast.Clock.Advance(TimeSpan.FromDays(4));
        var earlier = cast.Clock.GetUtcNow().AddDays(-10);
        var (phone, id) = ((string?)body["phone"], (string?)body["messageId"]);
        if ((string?)body["notification"] == "REVOKE") await cast.DeliverAsync(ZApiBody.Text(phone!, (string)body["referenceMessageId"]!, "antes", earlier));
        if ((bool?)body["isEdit"] == true) await cast.DeliverAsync(ZApiBody.Text(phone!, id!, "antes", earlier));

        foreach (var status in body["ids"]?.AsArray() ?? []) await WeSaidAsync(cast, (string)status!, null);
        if ((string?)body["type"] == "DeliveryCallback") await WeSaidAsync(cast, null, (string)body["zaapId"]!);
        if ((bool?)body["fromApi"] == true) await WeSaidAsync(cast, id, null);
        if (body["reaction"] is not { } reaction) return;

        var target = (string)reaction["referencedMessage"]!["messageId"]!;
        await WeSaidAsync(cast, target, null);
        if ((string?)reaction["value"] is "") await cast.DeliverAsync(ZApiBody.Reaction(phone!, cast.NewId(), target, "👍", earlier));
    }

    private static async Task WeSaidAsync(Cast cast, string? providerId, string? sendId)
    {
        await cast.DeliverAsync(ZApiBody.Text(Cast.Maria, cast.NewId(), "antes", cast.Clock.GetUtcNow().AddDays(-10)));
        await cast.Database.ChangeAsync(async db =>
        {
            var conversation = await db.Conversations.FirstAsync();
            var message = new Message(
                Guid.CreateVersion7(), conversation, null, Direction.Out, new Content(MessageKind.Text, "nossa"), Actor.Of(cast.Ana),
                cast.Clock.GetUtcNow().AddDays(-9)).Queue(null);
            message.BeginSending(cast.Clock.GetUtcNow());
            message.Identify(providerId, sendId);
            db.Messages.Add(message);
        });
    }
}
