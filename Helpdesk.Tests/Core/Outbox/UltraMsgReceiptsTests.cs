using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>UltraMsg answers with a number in its queue; what became of the message comes by webhook, sooner or later, and leads back.</summary>
public sealed class UltraMsgReceiptsTests(TestDatabase database) : UltraMsgAnswering(database)
{
    private const string WhatsAppId = "true_5511900005001@c.us_3EB009247B9F890946E0";

    [Fact]
    public async Task Its_own_echo_brings_its_id_and_acks_move_it_on()
    {
        await Cast.SendAllAsync();
        var queued = await OursAsync();

        await Cast.DeliverAsync(Created(Ours));
        await Cast.DeliverAsync(Acked("device"));

        Assert.Equal((Delivery.Sent, null, "12345"), (queued.Delivery, queued.ProviderId, queued.SendId));
        Assert.Equal((Delivery.Delivered, WhatsAppId), ((await OursAsync()).Delivery, (await OursAsync()).ProviderId));
        Assert.Equal(2, (await Cast.MessagesAsync()).Count);
    }

    [Fact]
    public async Task An_ack_that_is_faster_than_the_answer_waits_for_it()
    {
        await Cast.DeliverAsync(Acked("read"));

        await Cast.SendAllAsync();

        Assert.Equal((Delivery.Read, WhatsAppId), ((await OursAsync()).Delivery, (await OursAsync()).ProviderId));
    }

    [Fact]
    public async Task Acks_never_go_back()
    {
        await Cast.SendAllAsync();

        foreach (var ack in new[] { "read", "device", "server", "pending" }) await Cast.DeliverAsync(Acked(ack));

        Assert.Equal(Delivery.Read, (await OursAsync()).Delivery);
    }

    [Fact]
    public async Task The_echo_settles_a_message_whose_answer_was_lost()
    {
        Ultra.Next(GraphAnswer.Drop);
        await Cast.SendAllAsync();
        Assert.Equal(FailureKind.Unconfirmed, (await OursAsync()).FailureKind);

        await Cast.DeliverAsync(Created(Ours));

        Assert.Equal((Delivery.Sent, null), ((await OursAsync()).Delivery, (await OursAsync()).FailureKind));
    }

    [Fact]
    public async Task An_echo_that_forgot_our_reference_is_known_by_its_number_in_the_queue()
    {
        await Cast.SendAllAsync();

        await Cast.DeliverAsync(FakeUltraMsg.FixtureText("message_create_from_api"));
        await Cast.DeliverAsync(Acked("read"));

        Assert.Equal((Delivery.Read, WhatsAppId), ((await OursAsync()).Delivery, (await OursAsync()).ProviderId));
        Assert.Equal(2, (await Cast.MessagesAsync()).Count);
    }

    [Fact]
    public async Task What_another_program_sends_through_the_same_instance_appears_and_has_its_own_ticks()
    {
        await Cast.SendAllAsync();
        var foreign = UltraMsgBody.Of("message_create_from_api", """{"id":"true_5511900005001@c.us_3EB0FF","body":"Boleto enviado"}""", queue: "777");

        await Cast.DeliverAsync(foreign);
        await Cast.DeliverAsync(UltraMsgBody.Of("message_ack_read", """{"id":"true_5511900005001@c.us_3EB0FF"}""", queue: "12345"));

        Assert.Equal(("Boleto enviado", Delivery.Read), ((await Cast.MessageAsync("true_5511900005001@c.us_3EB0FF")).Text, (await Cast.MessageAsync("true_5511900005001@c.us_3EB0FF")).Delivery));
        Assert.Equal(Delivery.Sent, (await OursAsync()).Delivery);
        Assert.All(await Cast.Database.ReadAsync(db => db.InboxEntries.ToListAsync()), entry => Assert.Equal(0, entry.Attempts));
    }

    [Fact]
    public async Task A_body_of_another_instance_is_kept_apart()
    {
        await Cast.DeliverAsync(FakeUltraMsg.FixtureText("message_received_video").Replace("\"70001\"", "\"70002\"", StringComparison.Ordinal));

        Assert.Single(await Cast.TicketsAsync());
        Assert.Equal("unknown_account: 70002", (await Cast.Database.ReadAsync(db => db.QuarantineEntries.SingleAsync())).Reason);
    }

    [Fact]
    public async Task A_file_that_comes_after_its_message_fills_it()
    {
        await Cast.DeliverAsync(UltraMsgBody.Of("message_received_image_caption", """{"media":""}"""));

        await Cast.DeliverAsync(FakeUltraMsg.FixtureText("message_received_image_caption"));

        var message = (await Cast.MessagesAsync()).Single(m => m.Direction == Direction.In && m.Text == "endereço na placa");
        Assert.Equal((MessageKind.Image, 1), (message.Kind, message.Attachments.Count));
    }

    private static string Created(Guid ours) => UltraMsgBody.Of("message_create_from_api", "{}", ours.ToString());

    private static string Acked(string ack) => UltraMsgBody.Of("message_ack_read", $$"""{"ack":"{{ack}}"}""");
}
