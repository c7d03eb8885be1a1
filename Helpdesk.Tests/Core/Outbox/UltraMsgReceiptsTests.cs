using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>UltraMsg answers with a number in its queue; what became of the message comes by webhook, sooner or later, and leads back.</summary>
public sealed class UltraMsgReceiptsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string WhatsAppId = "true_5511900005001@c.us_3EB009247B9F890946E0";

    private FakeUltraMsg _ultra = null!;
    private Cast _cast = null!;
    private Guid _ours;

    public async ValueTask InitializeAsync()
    {
        _ultra = await FakeUltraMsg.StartAsync();
        _cast = await Cast.OnAsync(database, FakeUltraMsg.ChannelKey, FakeUltraMsg.Settings(_ultra.Address));
        await _cast.DeliverAsync(FakeUltraMsg.FixtureText("message_received_chat"));
        _ours = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Botijão P13 por R$ 115");
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _ultra.DisposeAsync();
    }

    [Fact]
    public async Task Its_own_echo_brings_its_id_and_acks_move_it_on()
    {
        await _cast.SendAllAsync();
        var queued = await OursAsync();

        await _cast.DeliverAsync(Created(_ours));
        await _cast.DeliverAsync(Acked("device"));

        Assert.Equal((Delivery.Sent, null, "12345"), (queued.Delivery, queued.ProviderId, queued.SendId));
        Assert.Equal((Delivery.Delivered, WhatsAppId), ((await OursAsync()).Delivery, (await OursAsync()).ProviderId));
        Assert.Equal(2, (await _cast.MessagesAsync()).Count);
    }

    [Fact]
    public async Task An_ack_that_is_faster_than_the_answer_waits_for_it()
    {
        await _cast.DeliverAsync(Acked("read"));

        await _cast.SendAllAsync();

        Assert.Equal((Delivery.Read, WhatsAppId), ((await OursAsync()).Delivery, (await OursAsync()).ProviderId));
    }

    [Fact]
    public async Task Acks_never_go_back()
    {
        await _cast.SendAllAsync();

        foreach (var ack in new[] { "read", "device", "server", "pending" }) await _cast.DeliverAsync(Acked(ack));

        Assert.Equal(Delivery.Read, (await OursAsync()).Delivery);
    }

    [Fact]
    public async Task The_echo_settles_a_message_whose_answer_was_lost()
    {
        _ultra.Next(GraphAnswer.Drop);
        await _cast.SendAllAsync();
        Assert.Equal(FailureKind.Unconfirmed, (await OursAsync()).FailureKind);

        await _cast.DeliverAsync(Created(_ours));

        Assert.Equal((Delivery.Sent, null), ((await OursAsync()).Delivery, (await OursAsync()).FailureKind));
    }

    [Fact]
    public async Task An_echo_that_forgot_our_reference_is_known_by_its_number_in_the_queue()
    {
        await _cast.SendAllAsync();

        await _cast.DeliverAsync(FakeUltraMsg.FixtureText("message_create_from_api"));
        await _cast.DeliverAsync(Acked("read"));

        Assert.Equal((Delivery.Read, WhatsAppId), ((await OursAsync()).Delivery, (await OursAsync()).ProviderId));
        Assert.Equal(2, (await _cast.MessagesAsync()).Count);
    }

    [Fact]
    public async Task What_another_program_sends_through_the_same_instance_appears_and_has_its_own_ticks()
    {
        await _cast.SendAllAsync();
        var foreign = UltraMsgBody.Of("message_create_from_api", """{"id":"true_5511900005001@c.us_3EB0FF","body":"Boleto enviado"}""", queue: "777");

        await _cast.DeliverAsync(foreign);
        await _cast.DeliverAsync(UltraMsgBody.Of("message_ack_read", """{"id":"true_5511900005001@c.us_3EB0FF"}""", queue: "12345"));

        Assert.Equal(("Boleto enviado", Delivery.Read), ((await _cast.MessageAsync("true_5511900005001@c.us_3EB0FF")).Text, (await _cast.MessageAsync("true_5511900005001@c.us_3EB0FF")).Delivery));
        Assert.Equal(Delivery.Sent, (await OursAsync()).Delivery);
        Assert.All(await _cast.Database.ReadAsync(db => db.InboxEntries.ToListAsync()), entry => Assert.Equal(0, entry.Attempts));
    }

    [Fact]
    public async Task A_body_of_another_instance_is_kept_apart()
    {
        await _cast.DeliverAsync(FakeUltraMsg.FixtureText("message_received_video").Replace("\"70001\"", "\"70002\"", StringComparison.Ordinal));

        Assert.Single(await _cast.TicketsAsync());
        Assert.Equal("unknown_account: 70002", (await _cast.Database.ReadAsync(db => db.QuarantineEntries.SingleAsync())).Reason);
    }

    [Fact]
    public async Task A_file_that_comes_after_its_message_fills_it()
    {
        await _cast.DeliverAsync(UltraMsgBody.Of("message_received_image_caption", """{"media":""}"""));

        await _cast.DeliverAsync(FakeUltraMsg.FixtureText("message_received_image_caption"));

        var message = (await _cast.MessagesAsync()).Single(m => m.Direction == Direction.In && m.Text == "endereço na placa");
        Assert.Equal((MessageKind.Image, 1), (message.Kind, message.Attachments.Count));
    }

    private static string Created(Guid ours) => UltraMsgBody.Of("message_create_from_api", "{}", ours.ToString());

    private static string Acked(string ack) => UltraMsgBody.Of("message_ack_read", $$"""{"ack":"{{ack}}"}""");

    private async Task<Message> OursAsync() => (await _cast.MessagesAsync()).Single(m => m.Id == _ours);
}
