using System.Text;
using System.Text.Json;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Gupshup;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>The rules of Gupshup's own format (v2) that the recorded bodies do not show.</summary>
public sealed class GupshupReaderTests
{
    private const string Ours = "937b0906-1480-4e2e-bf0d-480c7bb0c861";
    private static readonly DateTimeOffset Received = new(2026, 11, 16, 12, 30, 0, TimeSpan.Zero);

    public static TheoryData<string> Fixtures => [.. Fixture.Webhooks("gupshup")];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Whatever_one_part_becomes_nothing_is_thrown_and_nothing_vanishes(string fixture) =>
        Assert.All(Nonsense.InsteadOfEachPartOf(Fixture.Bytes($"gupshup/{fixture}.json")), body => Assert.NotEmpty(Read(body)));

    [Theory]
    [InlineData("""{"type":"enqueued","id":"937b0906-1480-4e2e-bf0d-480c7bb0c861","payload":{"whatsappMessageId":"wamid.1"}}""",
        "12:00:00 sent wamid.1 request …0-4e2e to nobody")]
    [InlineData("""{"type":"sent","id":"wamid.1","gsId":"937b0906-1480-4e2e-bf0d-480c7bb0c861"}""", "12:00:00 sent wamid.1 request …0-4e2e to nobody")]
    [InlineData("""{"type":"delivered","id":"wamid.1"}""", "12:00:00 delivered wamid.1 to nobody")]
    [InlineData("""{"type":"read","id":"937b0906-1480-4e2e-bf0d-480c7bb0c861","gsId":"937b0906-1480-4e2e-bf0d-480c7bb0c861"}""",
        "12:00:00 read request …0-4e2e to nobody")]
    [InlineData("""{"type":"failed","id":"937b0906-1480-4e2e-bf0d-480c7bb0c861","payload":{"code":"1003","reason":"Wallet"}}""",
        "12:00:00 failed request …0-4e2e to nobody failed Quota 1003")]
    [InlineData("""{"type":"failed","id":"wamid.1","gsId":"937b0906-1480-4e2e-bf0d-480c7bb0c861","payload":{"code":131026}}""",
        "12:00:00 failed wamid.1 request …0-4e2e to nobody failed NotOnWhatsApp 131026")]
    [InlineData("""{"type":"failed","id":"wamid.1","payload":{"code":"new"}}""", "12:00:00 failed wamid.1 to nobody failed Unknown new")]
    [InlineData("""{"type":"delivered","id":"wamid.1","destination":"5511900001234"}""", "12:00:00 delivered wamid.1 to 5511900001234")]
    [InlineData("""{"type":"deleted","id":"wamid.1"}""", "12:00:00 delete of wamid.1")]
    [InlineData("""{"type":"deleted","id":"wamid.1","gsId":"937b0906-1480-4e2e-bf0d-480c7bb0c861"}""", "12:00:00 ignored")]
    [InlineData("""{"type":"mismatch","id":"wamid.1"}""", "12:00:00 ignored")]
    [InlineData("""{"type":"sent"}""", "12:00:00 not understood: event of no message")]
    [InlineData("""{"type":"teleported","id":"wamid.1"}""", "12:00:00 not understood: unknown message event teleported")]
    public void A_message_event_names_the_message_by_either_id_or_both(string payload, string told) => Assert.Equal([told], Told("message-event", payload));

    [Theory]
    [InlineData("""1794830399""", "11:59:59")]
    [InlineData("\"1794830399\"", "11:59:59")]
    [InlineData("""1794830399000""", "11:59:59")]
    [InlineData("\"1794830399000\"", "11:59:59")]
    [InlineData("0", "12:00:00")]
    [InlineData("99999999999999999", "12:00:00")]
    public void Seconds_and_milliseconds_are_told_apart_by_their_size(string ts, string at) =>
        Assert.Equal([$"{at} read wamid.1 to nobody"], Told("message-event", $$$"""{"type":"read","id":"wamid.1","payload":{"ts":{{{ts}}}}}"""));

    [Theory]
    [InlineData("""{"gsId":"937b0906-1480-4e2e-bf0d-480c7bb0c861","id":"wamid.1"}""", Ours)]
    [InlineData("""{"gsId":null,"id":"wamid.1"}""", "wamid.1")]
    [InlineData("""{"id":"wamid.1"}""", "wamid.1")]
    [InlineData("""{"gsId":null,"id":""}""", null)]
    [InlineData("null", null)]
    public void A_quote_is_of_the_id_that_we_may_know(string context, string? quoted) =>
        Assert.Equal(quoted, Message($$$"""{"type":"text","payload":{"text":"Oi"},"context":{{{context}}}}""").ReplyTo);

    [Theory]
    [InlineData("""{"phone":"","name":""}""")]
    [InlineData("""{"name":"Maria"}""")]
    [InlineData("""{"phone":"callbackSetPhone"}""")]
    [InlineData("""{"phone":" "}""")]
    public void A_message_of_nobody_is_kept_for_the_administrator_and_shown_to_no_one(string sender)
    {
        var told = Told("message", $$$"""{"id":"wamid.1","source":"5511900001234","type":"text","payload":{"text":"teste"},"sender":{{{sender}}}}""");

        Assert.Equal(["12:00:00 not understood: message of nobody"], told);
    }

    [Theory]
    [InlineData("""{"type":"hologram","payload":{"caption":"Olhe"}}""", "unsupported \"Olhe\" remark hologram", "message of type hologram")]
    [InlineData("""{"type":"image","payload":{}}""", "unsupported remark image", "message of type image")]
    public void What_nobody_knows_is_shown_as_such_and_kept_for_the_administrator(string payload, string shown, string kept) =>
        Assert.Equal([$"12:00:00 message of 5511900001234 (Maria Souza) {shown}", $"12:00:00 not understood: {kept}"], Told(payload));

    [Theory]
    [InlineData("""{"type":"audio","payload":{"url":"https://f/1","contentType":"audio/mpeg"}}""", "audio [ audio/mpeg ]")]
    [InlineData("""{"type":"text","payload":{"text":"Oi"},"context":{"id":"","gsId":null,"forwarded":true}}""", "text \"Oi\" forwarded")]
    [InlineData("""{"type":"text","payload":{"text":"Oi"},"referral":{"headline":"Promo","source_url":"https://fb.me/1"}}""", "text \"Oi\" ad Promo https://fb.me/1")]
    [InlineData("""{"type":"contact","payload":{"contacts":[{"name":{"formattedName":"Sônia"},"phones":[{"waId":"5511900007090"}]}]}}""", "contacts Sônia 5511900007090")]
    [InlineData("""{"type":"list_reply","payload":{"title":"Terça","id":"1-2"}}""", "interactive \"Terça\" choice 1-2 Terça")]
    public void Content_is_read_in_all_its_spellings(string payload, string shown) =>
        Assert.Equal([$"12:00:00 message of 5511900001234 (Maria Souza) {shown}"], Told(payload));

    [Theory]
    [InlineData("audio")]
    [InlineData("file")]
    [InlineData("image")]
    [InlineData("sticker")]
    [InlineData("video")]
    public void A_file_says_until_when_it_is_kept(string type) => Assert.Equal(
        new DateTimeOffset(2026, 11, 23, 15, 0, 0, 337, TimeSpan.Zero),
        Assert.IsType<IncomingMessage>(Assert.Single(Read(Fixture.Bytes($"gupshup/v2_message_{type}.json")))).Content.Media?.ExpiresAt);

    [Theory]
    [InlineData("\"1795446000337\"", "2026-11-23T15:00:00.3370000+00:00")]
    [InlineData("1795446000", "2026-11-23T15:00:00.0000000+00:00")]
    [InlineData("604800", null)]
    [InlineData("-1795446000337", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("null", null)]
    public void A_moment_that_makes_no_sense_is_none(string told, string? kept) => Assert.Equal(kept, Message(
        $$$"""{"type":"image","payload":{"url":"https://f/1","contentType":"image/jpeg","urlExpiry":{{{told}}}}}""").Content.Media?.ExpiresAt?.ToString("O"));

    [Theory]
    [InlineData("""{"emoji":"👍","msgId":"wamid.0"}""", "reaction to wamid.0 👍")]
    [InlineData("""{"emoji":"","gsId":"937b0906-1480-4e2e-bf0d-480c7bb0c861","msgId":"wamid.0"}""", "reaction to …0-4e2e none")]
    [InlineData("""{"emoji":"👍"}""", "not understood: reaction to nothing")]
    public void A_reaction_names_its_message_by_either_id(string reaction, string told) =>
        Assert.Equal([$"12:00:00 {told}"], Told($$$"""{"type":"reaction","payload":{{{reaction}}}}"""));

    [Theory]
    [InlineData("user-event", """{"phone":"callbackSetPhone","type":"sandbox-start"}""", "ignored")]
    [InlineData("user-event", """{"phone":"5511900001234","type":"opted-out"}""", "notice user-event \"phone: 5511900001234, type: opted-out\"")]
    [InlineData("template-event", """{"id":"4d","status":"rejected","elementName":"aviso","rejectedReason":"INVALID_FORMAT"}""",
        "notice template-event \"status: rejected, elementName: aviso, rejectedReason: INVALID_FORMAT\"")]
    [InlineData("account-event", """{"type":"tier-event","currentLimit":"TIER_1K"}""", "notice account-event \"type: tier-event, currentLimit: TIER_1K\"")]
    [InlineData("user-event", """{"type":"moved"}""", "not understood: unknown type user-event")]
    [InlineData("weather-event", "{}", "not understood: unknown type weather-event")]
    public void What_is_said_about_the_app_is_for_administrators_or_for_nobody(string type, string payload, string told) =>
        Assert.Equal([$"12:00:00 {told}"], Told(type, payload));

    [Theory]
    [InlineData("[]", "no Gupshup body")]
    [InlineData("""{"version":1,"type":"message","payload":{}}""", "no Gupshup body")]
    [InlineData("""{"version":2,"type":"message"}""", "no Gupshup body")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[]}""", "no Gupshup body")]
    [InlineData("""{"gs_app_id":"6b1f","entry":[]}""", "empty")]
    public void A_body_of_another_kind_is_kept_as_not_understood(string body, string reason) =>
        Assert.Equal(reason, Assert.IsType<NotUnderstood>(Assert.Single(Read(Encoding.UTF8.GetBytes(body)))).Reason);

    [Fact]
    public void What_is_no_JSON_is_refused() => Assert.ThrowsAny<JsonException>(() => Read("app=x"u8.ToArray()));

    private static IReadOnlyList<Incoming> Read(byte[] body) => GupshupReader.Read(body, Received);

    private static string[] Told(string type, string payload) =>
    [
        .. Read(Encoding.UTF8.GetBytes($$"""{"app":"{{FakeGupshup.App}}","timestamp":1794830400000,"version":2,"type":"{{type}}","payload":{{payload}}}"""))
            .Select(part => Telling.Of(part, FakeGupshup.App)),
    ];

    private static string[] Told(string message) => Told("message", Sent(message));

    private static IncomingMessage Message(string message) => Assert.IsType<IncomingMessage>(Assert.Single(
        Read(Encoding.UTF8.GetBytes($$"""{"app":"{{FakeGupshup.App}}","timestamp":1794830400000,"version":2,"type":"message","payload":{{Sent(message)}}}"""))));

    private static string Sent(string message) =>
        $$$"""{"id":"wamid.1","source":"5511900001234","sender":{"phone":"5511900001234","name":"Maria Souza"},{{{message[1..]}}}""";
}
