using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Inbox;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

/// <summary>What several bodies of Z-API do together, in whatever order they come.</summary>
public sealed class ZApiStoriesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Lid = "70000000003009@lid";

    private FakeZApi _zapi = null!;
    private Cast _cast = null!;

    private DateTimeOffset Now => _cast.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _zapi = await FakeZApi.StartAsync();
        _cast = await Cast.OnAsync(database, FakeZApi.ChannelKey, FakeZApi.Settings(_zapi.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _zapi.DisposeAsync();
    }

    [Fact]
    public async Task An_edit_under_the_messages_own_id_may_come_before_the_message()
    {
        await _cast.DeliverAsync(ZApiBody.Text(Cast.Maria, "A", "São 15 notas", Now, """{"isEdit":true}"""));
        Assert.Empty(await _cast.MessagesAsync());

        await _cast.DeliverAsync(ZApiBody.Text(Cast.Maria, "A", "São 14 notas", Now.AddMinutes(-1)));

        var message = Assert.Single(await _cast.MessagesAsync());
        Assert.Equal("São 15 notas", message.Text);
        Assert.NotNull(message.EditedAt);
    }

    [Fact]
    public async Task A_deletion_and_a_reaction_may_come_before_their_message()
    {
        await _cast.DeliverAsync(
            ZApiBody.Reaction(Cast.Maria, "R", "A", "🙏", Now),
            ZApiBody.Received(Cast.Maria, "D", Now, """{"notification":"REVOKE","referenceMessageId":"A"}"""));

        await _cast.DeliverAsync(ZApiBody.Text(Cast.Maria, "A", "Ops", Now.AddMinutes(-1)));

        var message = Assert.Single(await _cast.MessagesAsync());
        Assert.NotNull(message.DeletedAt);
        Assert.Equal("🙏", Assert.Single(message.Reactions).Emoji);
    }

    [Fact]
    public async Task A_message_that_is_waited_for_is_completed_under_the_same_id_and_only_once()
    {
        await _cast.DeliverAsync(ZApiBody.Received(Cast.Maria, "A", Now, """{"waitingMessage":true}"""));
        Assert.Equal(MessageKind.Unsupported, Assert.Single(await _cast.MessagesAsync()).Kind);
        Assert.NotNull(await _cast.OnlyTicketAsync());

        await _cast.DeliverAsync(
            ZApiBody.Text(Cast.Maria, "A", "Meu PDV não abre", Now),
            ZApiBody.Text(Cast.Maria, "A", "outra coisa", Now),
            ZApiBody.Received(Cast.Maria, "A", Now, """{"waitingMessage":true}"""));

        var message = Assert.Single(await _cast.MessagesAsync());
        Assert.Equal((MessageKind.Text, "Meu PDV não abre"), (message.Kind, message.Text));
    }

    [Theory]
    [InlineData("CALL_VOICE", "CALL_MISSED_VOICE")]
    [InlineData("CALL_MISSED_VOICE", "CALL_VOICE")]
    [InlineData("CALL_VIDEO", "CALL_MISSED_VIDEO")]
    public async Task Ringing_and_missed_are_one_call_in_either_order(string first, string second)
    {
        await _cast.DeliverAsync(Call("1", first, Now), Call("2", second, Now.AddSeconds(4)));

        var call = Assert.Single(await _cast.Database.ReadAsync(db => db.Calls.ToListAsync()));
        Assert.Equal(Helpdesk.Core.Calls.CallState.Missed, call.State);
        Assert.Equal(CallOutcome.Missed, Assert.Single(await _cast.MessagesAsync()).Details!.Call!.Outcome);
        Assert.Equal(TicketOrigin.Call, (await _cast.OnlyTicketAsync()).Origin);
    }

    [Fact]
    public async Task Somebody_known_by_a_lid_alone_is_the_same_when_the_number_shows()
    {
        await _cast.DeliverAsync(ZApiBody.Text(Lid, "A", "Oi", Now));
        Assert.Null((await _cast.OnlyTicketAsync()).CustomerId);
        Assert.Equal(Lid, (await ConversationAsync()).Address);

        await _cast.DeliverAsync(ZApiBody.Text(Cast.Maria, "B", "Sou a Maria", Now, $$"""{"senderLid":"{{Lid}}","chatLid":"{{Lid}}"}"""));

        Assert.Equal(_cast.Padaria, (await _cast.OnlyTicketAsync()).CustomerId);
        Assert.Equal(Cast.Maria, (await ConversationAsync()).Address);
        Assert.Equal(2, (await _cast.MessagesAsync()).Count);
    }

    [Fact]
    public async Task What_the_company_sends_from_its_phone_joins_the_conversation_and_opens_nothing()
    {
        var ours = """{"fromMe":true,"senderName":"Loja","senderLid":"70000000000300@lid","chatLid":"70000000003009@lid"}""";

        await _cast.DeliverAsync(ZApiBody.Text(Cast.Maria, "A", "Já estou separando", Now, ours), ZApiBody.Text(Lid, "B", "Obrigado", Now, """{"chatName":""}"""));

        var messages = await _cast.MessagesAsync();
        Assert.Equal([Direction.Out, Direction.In], messages.Select(m => m.Direction));
        Assert.Equal(messages[0].ConversationId, messages[1].ConversationId);
        Assert.DoesNotContain(await _cast.Database.ReadAsync(db => db.ContactIdentities.ToListAsync()), i => i.Value == "70000000000300@lid");
    }

    [Theory]
    [InlineData("120363000000003001-group", """{"isGroup":true,"participantPhone":"5511900001234"}""")]
    [InlineData("5511900001234-1600000000-group", """{"isGroup":true,"participantPhone":null,"participantLid":"70000000003009@lid"}""")]
    [InlineData("120363000000003002@newsletter", """{"isNewsletter":true,"participantPhone":null}""")]
    [InlineData("1794834000-broadcast", """{"broadcastRecipients":["70000000003009"]}""")]
    [InlineData("5511900001234", """{"broadcast":true}""")]
    [InlineData("status@broadcast", "{}")]
    public async Task Groups_newsletters_broadcasts_and_stories_open_nothing(string chat, string more)
    {
        await _cast.DeliverAsync(ZApiBody.Text(chat, "A", "Bom dia a todos", Now, more));

        Assert.Empty(await _cast.TicketsAsync());
        Assert.Empty(await _cast.Get<QuarantineDesk>().ListAsync(null, 50));
    }

    [Theory]
    [InlineData("\"FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF\"")]
    [InlineData("\"\"")]
    public async Task A_body_of_another_instance_is_kept_apart_and_reaches_no_customer(string instance)
    {
        await _cast.DeliverAsync(ZApiBody.Text(Cast.Maria, "A", "Oi", Now, $$"""{"instanceId":{{instance}}}"""));

        Assert.Empty(await _cast.MessagesAsync());
        Assert.Single(await _cast.Get<QuarantineDesk>().ListAsync(null, 50));
    }

    [Fact]
    public async Task Receipts_that_are_faster_than_the_answer_to_our_own_request_wait_for_it()
    {
        await _cast.DeliverAsync(ZApiBody.Text(Cast.Maria, "A", "Oi", Now));
        var id = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Olá");
        var early = Now;

        await _cast.DeliverAsync(
            ZApiBody.Delivery(null, "ZAAP1", early),
            ZApiBody.Text(Cast.Maria, "3EB0FAKE1", "Olá", early, """{"fromMe":true,"fromApi":true}"""),
            ZApiBody.Status("READ", early, "3EB0FAKE1"));
        Assert.Equal(2, (await _cast.MessagesAsync()).Count);
        await _cast.SendAllAsync();

        var ours = Assert.Single(await _cast.MessagesAsync(), m => m.Id == id);
        Assert.Equal((Delivery.Read, "3EB0FAKE1", "ZAAP1"), (ours.Delivery, ours.ProviderId, ours.SendId));
        Assert.Empty(await _cast.Database.ReadAsync(db => db.WaitingUpdates.ToListAsync()));
    }

    [Fact]
    public async Task A_failure_that_Z_API_tells_later_is_told_with_its_words()
    {
        await _cast.DeliverAsync(ZApiBody.Text(Cast.Maria, "A", "Oi", Now));
        var id = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Olá");
        await _cast.SendAllAsync();

        await _cast.DeliverAsync(ZApiBody.Delivery(null, "ZAAP1", Now, "Phone number does not exist"));

        var ours = Assert.Single(await _cast.MessagesAsync(), m => m.Id == id);
        Assert.Equal((Delivery.Failed, FailureKind.NotOnWhatsApp, "Phone number does not exist"), (ours.Delivery, ours.FailureKind, ours.FailureWords));
    }

    private static string Call(string id, string step, DateTimeOffset at) => ZApiBody.Received(
        Cast.Maria, id, at, $$"""{"notification":"{{step}}","callId":"F17EDB360F06ACAEF2CC80DBA16CF563","notificationParameters":[]}""");

    private Task<Conversation> ConversationAsync() => _cast.Database.ReadAsync(db => db.Conversations.SingleAsync());
}
