using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

/// <summary>Messages with two ids, in two formats and in any order, with a real server in Gupshup's place.</summary>
public sealed class GupshupStoryTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Request = "937b0906-1480-4e2e-bf0d-480c7bb0c861";

    private FakeGupshup _gupshup = null!;
    private Cast _cast = null!;

    private DateTimeOffset Now => _cast.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _gupshup = await FakeGupshup.StartAsync();
        _cast = await Cast.OnAsync(database, "gupshup-main", FakeGupshup.Settings("gupshup-main", _gupshup.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _gupshup.DisposeAsync();
    }

    [Fact]
    public async Task The_same_message_in_both_formats_is_one()
    {
        await _cast.DeliverAsync(
            GupshupBody.Text(Cast.Maria, "wamid.1", "Meu PDV não abre", Now),
            GupshupBody.PassedOn(MetaBody.Text(Cast.Maria, "wamid.1", "Meu PDV não abre", Now)));

        Assert.Equal(_cast.Padaria, (await _cast.OnlyTicketAsync()).CustomerId);
        Assert.Single(await _cast.MessagesAsync());
    }

    [Fact]
    public async Task A_message_of_ours_gets_WhatsApps_id_and_its_ticks_with_the_events()
    {
        var ours = await WeAnsweredAsync();
        Assert.Equal((Delivery.Sent, null, Request), Fate(await MessageAsync(ours)));

        await _cast.DeliverAsync(GupshupBody.Receipt("enqueued", Request, null, Now, new JsonObject { ["whatsappMessageId"] = "wamid.9", ["type"] = "session" }));
        await _cast.DeliverAsync(GupshupBody.Receipt("read", "wamid.9", Request, Now), GupshupBody.Receipt("delivered", "wamid.9", Request, Now));

        Assert.Equal((Delivery.Read, "wamid.9", Request), Fate(await MessageAsync(ours)));
    }

    [Fact]
    public async Task After_a_week_WhatsApps_id_is_enough()
    {
        var ours = await WeAnsweredAsync();
        await _cast.DeliverAsync(GupshupBody.Receipt("sent", "wamid.9", Request, Now));

        _cast.Clock.Advance(TimeSpan.FromDays(8));
        await _cast.DeliverAsync(GupshupBody.Receipt("read", "wamid.9", null, Now));

        Assert.Equal(Delivery.Read, (await MessageAsync(ours)).Delivery);
    }

    [Fact]
    public async Task Events_may_be_faster_than_the_answer_to_our_own_request()
    {
        var ours = await WeAnsweredAsync(before: () => _cast.DeliverAsync(GupshupBody.Receipt("delivered", "wamid.9", Request, Now)));

        Assert.Equal((Delivery.Delivered, "wamid.9", Request), Fate(await MessageAsync(ours)));
        Assert.Empty(await _cast.Database.ReadAsync(db => db.WaitingUpdates.ToListAsync()));
    }

    [Fact]
    public async Task What_WhatsApp_refuses_before_it_has_an_id_fails_with_its_words()
    {
        var ours = await WeAnsweredAsync();

        await _cast.DeliverAsync(GupshupBody.Receipt("failed", Request, null, Now, new JsonObject { ["code"] = 1002, ["reason"] = "Number Does Not Exists On WhatsApp" }));

        var message = await MessageAsync(ours);
        Assert.Equal((Delivery.Failed, FailureKind.NotOnWhatsApp, "1002"), (message.Delivery, message.FailureKind, message.FailureCode));
        Assert.Equal("Number Does Not Exists On WhatsApp", message.FailureWords);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_shows_what_it_quotes_by_either_id(bool passedOn)
    {
        var ours = await WeAnsweredAsync();
        var reply = GupshupBody.Message(Cast.Maria, "wamid.2", Now, new JsonObject
        {
            ["type"] = "text",
            ["payload"] = new JsonObject { ["text"] = "Esse mesmo" },
            ["context"] = new JsonObject { ["gsId"] = Request, ["id"] = "wamid.9" },
        });

        await _cast.DeliverAsync(passedOn
            ? GupshupBody.PassedOn(MetaBody.Text(Cast.Maria, "wamid.2", "Esse mesmo", Now, replyTo: Request))
            : reply);

        var theirs = await _cast.MessageAsync("wamid.2");
        Assert.Equal(ours, Assert.Single(await _cast.Get<ThreadQueries>().BubblesAsync([theirs.Id])).Quote?.MessageId);
    }

    [Fact]
    public async Task A_reaction_to_our_message_finds_it_by_the_id_of_our_request()
    {
        var ours = await WeAnsweredAsync();

        await _cast.DeliverAsync(GupshupBody.Message(Cast.Maria, "wamid.2", Now, new JsonObject
        {
            ["type"] = "reaction",
            ["payload"] = new JsonObject { ["emoji"] = "👍", ["gsId"] = Request },
        }));

        Assert.Equal("👍", Assert.Single((await MessageAsync(ours)).Reactions).Emoji);
    }

    [Fact]
    public async Task Another_apps_bodies_go_to_quarantine()
    {
        await _cast.DeliverAsync(
            GupshupBody.Text(Cast.Maria, "wamid.1", "Oi", Now, app: "Outra"),
            GupshupBody.PassedOn(MetaBody.Text(Cast.Maria, "wamid.2", "Oi", Now), appId: "00000000-0000-4c11-9a55-000000000000"));

        Assert.Empty(await _cast.TicketsAsync());
        Assert.Equal(
            ["unknown_account: Outra", "unknown_account: gs_app_id:00000000-0000-4c11-9a55-000000000000"],
            (await _cast.Database.ReadAsync(db => db.QuarantineEntries.Select(q => q.Reason).ToListAsync())).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Test_traffic_without_a_sender_opens_nothing()
    {
        await _cast.DeliverAsync(GupshupBody.Message("", "wamid.1", Now, new JsonObject { ["type"] = "text", ["payload"] = new JsonObject { ["text"] = "teste" } }));

        Assert.Empty(await _cast.TicketsAsync());
        Assert.Equal("message of nobody", Assert.Single(await _cast.Database.ReadAsync(db => db.QuarantineEntries.ToListAsync())).Reason);
    }

    [Fact]
    public async Task A_file_is_fetched_after_its_message()
    {
        await _cast.DeliverAsync(GupshupBody.Message(Cast.Maria, "wamid.1", Now, new JsonObject
        {
            ["type"] = "image",
            ["payload"] = new JsonObject { ["url"] = _gupshup.Keep("1", [0xFF, 0xD8, 1]), ["contentType"] = "image/jpeg" },
        }));

        Assert.True(await _cast.Get<MediaWorker>().RunOnceAsync(TestContext.Current.CancellationToken));

        var file = Assert.Single(Assert.Single(await _cast.MessagesAsync()).Attachments);
        Assert.Equal((AttachmentState.Ready, 3L), (file.State, file.Size));
    }

    /// <summary>Maria wrote, and Ana's answer went out as the request of that id.</summary>
    private async Task<Guid> WeAnsweredAsync(Func<Task>? before = null)
    {
        await _cast.DeliverAsync(GupshupBody.Text(Cast.Maria, "wamid.1", "Meu PDV não abre", Now));
        var ours = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Qual caixa?");
        if (before is not null) await before();

        _gupshup.Next(FakeGupshup.Accepts(Request));
        await _cast.SendAllAsync();
        return ours;
    }

    private async Task<Message> MessageAsync(Guid id) => (await _cast.MessagesAsync()).Single(message => message.Id == id);

    private static (Delivery Delivery, string? ProviderId, string? SendId) Fate(Message message) => (message.Delivery, message.ProviderId, message.SendId);
}
