using System.Text.Json;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.UltraMsg;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>The rules that the recorded bodies do not show; those stand in UltraMsgFixtureEffects.txt.</summary>
public sealed class UltraMsgReaderTests
{
    private const string Group = "120363000000005001@g.us";
    private static readonly DateTimeOffset Received = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("payload")]
    [InlineData("body")]
    public void A_body_may_be_wrapped_as_a_text(string name)
    {
        var wrapped = new JsonObject { [name] = FakeUltraMsg.FixtureText("message_received_chat") }.ToJsonString();

        Assert.Equal("Oi, meu gás acabou", Message(wrapped).Content.Text);
    }

    [Theory]
    [InlineData("""{"payload":"{not json"}""", "what is wrapped is no JSON")]
    [InlineData("""{"payload":"{\"payload\":\"{}\"}"}""", "no UltraMsg body")]
    [InlineData("""{"body":"Oi"}""", "no UltraMsg body")]
    [InlineData("[]", "no UltraMsg body")]
    [InlineData("""{"event_type":"call_received","instanceId":"70001","data":{"id":"1"}}""", "unknown event call_received")]
    [InlineData("""{"event_type":"message_received","data":{"type":"chat","from":"5511900005001@c.us"}}""", "message without id")]
    [InlineData("""{"event_type":"message_received","data":{"id":"x","type":"chat"}}""", "message of nobody")]
    [InlineData("""{"event_type":"message_ack","data":{"ack":"read"}}""", "ack without id")]
    [InlineData("""{"event_type":"message_ack","data":{"id":"x","ack":"seen"}}""", "unknown ack seen")]
    [InlineData("""{"event_type":"message_reaction","data":{"id":"x","reaction":"👍"}}""", "reaction to nothing")]
    public void What_makes_no_sense_says_why(string body, string reason) => Assert.Equal(reason, Assert.IsType<NotUnderstood>(Only(body)).Reason);

    [Fact]
    public void What_is_no_JSON_is_not_read() => Assert.ThrowsAny<JsonException>(() => Only("payload=1"));

    [Theory]
    [InlineData("""{"from":"558500005002@c.us"}""", "558500005002", null)]
    [InlineData("""{"from":"5511900005001:12@s.whatsapp.net"}""", "5511900005001", null)]
    [InlineData("""{"from":"70000000003003@lid","id":"false_70000000003003@lid_3EB0"}""", null, "70000000003003@lid")]
    [InlineData("""{"from":"5511900005001@c.us","id":"false_70000000003003@lid_3EB0"}""", "5511900005001", "70000000003003@lid")]
    [InlineData("""{"from":"70000000003003@lid","id":"false_5511900005001@c.us_3EB0_out"}""", "5511900005001", "70000000003003@lid")]
    [InlineData("""{"from":"","id":"false_5511900005001@c.us_3EB0"}""", "5511900005001", null)]
    public void A_phone_and_a_hidden_id_are_kept_apart_and_join_when_both_are_told(string changes, string? phone, string? hidden)
    {
        var party = Message(UltraMsgBody.Received(changes)).Party;

        Assert.Equal((phone, hidden, "Renata Lopes"), (party.Phone, party.UserId, party.Name));
    }

    [Theory]
    [InlineData("""{"fromMe":true}""", true)]
    [InlineData("""{"fromMe":null,"id":"true_5511900000500@c.us_3EB0"}""", true)]
    [InlineData("""{"fromMe":false}""", false)]
    [InlineData("""{"fromMe":null}""", false)]
    public void Our_own_phone_is_known_by_its_mark_or_by_the_id(string changes, bool echo)
    {
        var message = Message(UltraMsgBody.Received(changes));

        Assert.Equal((echo, echo ? "5511900000500" : "5511900005001", echo), (message.Echo, message.Party.Phone, message.Party.Name is null));
    }

    [Theory]
    [InlineData($$"""{"from":"{{Group}}","author":"5511900005001@c.us"}""", Group, "5511900005001", null)]
    [InlineData($$"""{"from":"{{Group}}","author":"","id":"false_{{Group}}_3EB0_558500005002@c.us"}""", Group, "558500005002", null)]
    [InlineData($$"""{"from":"{{Group}}","author":"70000000003003@lid","id":"false_{{Group}}_3EB0_558500005002@c.us"}""", Group, "558500005002", "70000000003003@lid")]
    [InlineData($$"""{"from":"{{Group}}","author":""}""", Group, null, Group)]
    [InlineData($$"""{"fromMe":true,"from":"5511900000500@c.us","to":"{{Group}}"}""", Group, null, Group)]
    [InlineData("""{"from":"5511900000001-1600000000@g.us"}""", "5511900000001-1600000000@g.us", null, "5511900000001-1600000000@g.us")]
    [InlineData("""{"from":"120363000000005009@newsletter"}""", "120363000000005009@newsletter", null, "120363000000005009@newsletter")]
    public void In_a_room_the_person_is_the_author(string changes, string room, string? phone, string? hidden)
    {
        var message = Message(UltraMsgBody.Received(changes));

        Assert.Equal((room, phone, hidden), (message.GroupId, message.Party.Phone, message.Party.UserId));
    }

    [Theory]
    [InlineData("""{"from":"status@broadcast","author":"5511900005001@c.us","type":"image"}""")]
    [InlineData("""{"type":"e2e_notification"}""")]
    [InlineData($$"""{"type":"gp2","from":"{{Group}}"}""")]
    public void Chatter_is_no_message(string changes) => Assert.IsType<Ignored>(Only(UltraMsgBody.Received(changes)));

    [Fact]
    public void What_we_sent_ourselves_is_a_receipt_and_no_message()
    {
        var ours = Guid.CreateVersion7();

        var receipt = Assert.IsType<IncomingReceipt>(Only(UltraMsgBody.Of("message_create_from_api", "{}", ours.ToString())));

        Assert.Equal((ours, "true_5511900005001@c.us_3EB009247B9F890946E0", "12345", Delivery.Sent), (receipt.OurId, receipt.ProviderId, receipt.SendId, receipt.Delivery));
    }

    [Theory]
    [InlineData("pending", Delivery.Sent, null)]
    [InlineData("sent", Delivery.Sent, null)]
    [InlineData("delivered", Delivery.Delivered, null)]
    [InlineData("played", Delivery.Read, null)]
    [InlineData("3", Delivery.Read, null)]
    [InlineData("invalid", Delivery.Failed, FailureKind.NotOnWhatsApp)]
    [InlineData("expired", Delivery.Failed, FailureKind.Unknown)]
    public void Every_word_for_how_far_it_got_is_known(string ack, Delivery delivery, FailureKind? failure)
    {
        var receipt = Assert.IsType<IncomingReceipt>(Only(UltraMsgBody.Of("message_ack_read", $$"""{"ack":"{{ack}}"}""")));

        Assert.Equal((delivery, failure, "5511900005001"), (receipt.Delivery, receipt.Failure?.Kind, receipt.Recipient?.Phone));
    }

    [Theory]
    [InlineData("""{"reaction":"","body":""}""", null, false)]
    [InlineData("""{"reaction":{"emoji":"❤️"},"body":""}""", "❤️", false)]
    [InlineData("""{"reaction":null,"msgId":null,"quotedMsg":{"id":"true_5511900005001@c.us_3EB009247B9F890946E0"}}""", "👍", false)]
    [InlineData("""{"fromMe":true}""", "👍", true)]
    public void A_reaction_is_understood_in_whatever_shape_it_comes(string changes, string? emoji, bool byUs)
    {
        var reaction = Assert.IsType<IncomingReaction>(Only(UltraMsgBody.Of("message_reaction_unconfirmed_shape", changes)));

        Assert.Equal(("true_5511900005001@c.us_3EB009247B9F890946E0", emoji, byUs), (reaction.TargetId, reaction.Emoji, reaction.ByUs));
    }

    [Theory]
    [InlineData("1794837600", "2026-11-16T14:00:00Z")]
    [InlineData("\"1794837600\"", "2026-11-16T14:00:00Z")]
    [InlineData("\"\"", "2026-11-20T12:00:00Z")]
    [InlineData("99999999999", "2026-11-20T12:00:00Z")]
    public void The_time_is_UltraMsgs_unless_it_is_absurd(string time, string at) =>
        Assert.Equal(DateTimeOffset.Parse(at, null), Only(UltraMsgBody.Received($$"""{"time":{{time}}}""")).At);

    private static IncomingMessage Message(string body) => Assert.IsType<IncomingMessage>(Only(body));

    private static Incoming Only(string body) => Assert.Single(UltraMsgReader.Read(UltraMsgBody.Bytes(body), Received));
}
