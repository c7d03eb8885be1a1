using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.ZApi;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Rules of Z-API's bodies that no recorded one shows.</summary>
public sealed class ZApiReaderTests
{
    private static readonly DateTimeOffset Received = new(2026, 11, 16, 13, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset At = new(2026, 11, 16, 13, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Fixtures => [.. Fixture.Webhooks("z-api")];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Whatever_one_part_becomes_nothing_is_thrown_and_nothing_vanishes(string fixture)
    {
        var whole = JsonNode.Parse(Fixture.Bytes($"z-api/{fixture}.json"))!;

        foreach (var path in Nonsense.Paths(whole))
        {
            foreach (var nonsense in Nonsense.All) Assert.NotEmpty(Read(Nonsense.With(whole, path, nonsense)));
        }
    }

    [Theory]
    [InlineData("""{"poll":{"question":"Qual horário?","options":[{"name":"Manhã"},{"name":"Tarde"}]}}""", "unsupported \"Qual horário? / Manhã / Tarde\" remark poll")]
    [InlineData("""{"pixKeyMessage":{"currency":"BRL","key":"financeiro@exemplo.com.br","merchantName":"Loja Exemplo"}}""",
        "unsupported \"financeiro@exemplo.com.br / Loja Exemplo\" remark pixKeyMessage")]
    [InlineData("""{"hydratedTemplate":{"header":{},"message":"Pedido enviado","footer":"Loja","hydratedButtons":[{"url":"https://exemplo.com"}]}}""",
        "unsupported \"Pedido enviado / Loja\" remark hydratedTemplate")]
    [InlineData("""{"image":{"imageUrl":null,"caption":"Etiqueta","downloadError":"file expired","mimeType":"image/jpeg"}}""",
        "unsupported \"Etiqueta\" remark downloadError: file expired")]
    [InlineData("""{"document":{"documentUrl":null}}""", "unsupported remark downloadError")]
    [InlineData("""{"audio":{"audioUrl":"https://exemplo.com/a.mp3","ptt":false,"mimeType":"audio/mpeg"}}""", "audio [ audio/mpeg ]")]
    [InlineData("""{"contacts":[{"displayName":"Ana","phones":["5511900003090"]},{"displayName":"Bia","phones":[]}]}""", "contacts Ana 5511900003090; Bia ")]
    public void Other_kinds_are_shown_as_well_as_they_can_be_and_need_no_administrator(string content, string told) =>
        Assert.Equal([$"13:00:00 message of 5511900001234 (Maria) {told}"], Told(ZApiBody.Received(Cast.Maria, "A", At, content)));

    [Theory]
    [InlineData("""{"hologram":{"title":"Olá"}}""", "unsupported \"Olá\" remark hologram", "hologram")]
    [InlineData("""{"text":{"message":""}}""", "unsupported remark text", "text")]
    [InlineData("{}", "unsupported", "")]
    public void A_kind_that_nobody_knows_is_shown_as_such_and_kept_for_the_administrator(string content, string told, string kind)
    {
        var read = Told(ZApiBody.Received(Cast.Maria, "A", At, content));

        Assert.Equal([$"13:00:00 message of 5511900001234 (Maria) {told}", $"13:00:00 not understood: message of kind {kind}"], read);
    }

    [Theory]
    [InlineData("E2E_ENCRYPTED")]
    [InlineData("CIPHERTEXT")]
    [InlineData("GROUP_PARTICIPANT_ADD")]
    [InlineData("PROFILE_NAME_UPDATED")]
    [InlineData("CHAT_LABEL_ASSOCIATION")]
    public void What_WhatsApp_says_between_messages_is_nothing_to_anybody(string notification) =>
        Assert.IsType<Ignored>(Assert.Single(Read(ZApiBody.Received(Cast.Maria, "A", At, $$"""{"notification":"{{notification}}"}"""))));

    [Theory]
    [InlineData("""{"notification":"SOMETHING_NEW"}""", "not understood: unknown notification SOMETHING_NEW")]
    [InlineData("""{"notification":"REVOKE"}""", "delete of A")]
    [InlineData("""{"notification":"REVOKE","fromMe":true,"referenceMessageId":"B"}""", "delete of B")]
    [InlineData("""{"notification":"CALL_MISSED_VOICE","callId":null}""", "call of 5511900001234 (Maria) ended A")]
    [InlineData("""{"notification":"CALL_VOICE","callId":"C","fromMe":true}""", "call to 5511900001234 (Maria) ringing C")]
    [InlineData("""{"isEdit":true,"fromMe":true,"text":{"message":"Já vou"}}""", "edit of A text \"Já vou\"")]
    [InlineData("""{"isEdit":true}""", "not understood: edit of nothing")]
    [InlineData("""{"reaction":{"value":"👍","referencedMessage":{"messageId":"B"}},"fromMe":true}""", "reaction to B 👍 by us")]
    [InlineData("""{"reaction":{"value":"👍"}}""", "not understood: reaction to nothing")]
    [InlineData("""{"messageId":null,"text":{"message":"Oi"}}""", "not understood: message without id")]
    [InlineData("""{"phone":null,"text":{"message":"Oi"}}""", "not understood: message of nobody")]
    public void What_happens_to_messages_is_read_from_its_marks(string content, string told) =>
        Assert.Equal([$"13:00:00 {told}"], Told(ZApiBody.Received(Cast.Maria, "A", At, content)));

    [Theory]
    [InlineData("5511900001234", """{"senderLid":"7001@lid"}""", "5511900001234", "7001@lid", "Maria")]
    [InlineData("5511900001234", """{"chatLid":"7001"}""", "5511900001234", null, "Maria")]
    [InlineData("7001@lid", """{"senderName":"","chatName":"Mirela"}""", null, "7001@lid", "Mirela")]
    [InlineData("7001@lid", """{"senderName":"+55 11 90000-1234","chatName":"7001@lid"}""", null, "7001@lid", null)]
    [InlineData("5511900001234", """{"fromMe":true,"senderName":"Loja","senderLid":"7300@lid","chatLid":"7001@lid"}""", "5511900001234", "7001@lid", "Maria")]
    [InlineData("5511900001234", """{"fromMe":true,"senderLid":"7300@lid","chatLid":null}""", "5511900001234", null, "Maria")]
    public void Both_ids_of_the_other_side_are_told_and_never_our_own(string chat, string more, string? phone, string? userId, string? name)
    {
        var message = Assert.IsType<IncomingMessage>(Assert.Single(Read(ZApiBody.Text(chat, "A", "Oi", At, more))));

        Assert.Equal(new Party(phone, userId, name), message.Party);
    }

    [Theory]
    [InlineData("ConnectedCallback", """{"connected":true}""", 1794834000, true, null)]
    [InlineData("ConnectedCallback", """{"connected":false}""", 1794834000000, false, null)]
    [InlineData("DisconnectedCallback", """{"disconnected":true,"error":"Device has been disconnected"}""", 1794834000000, false, "Device has been disconnected")]
    public void Connections_are_told_in_seconds_or_milliseconds(string type, string body, long momment, bool connected, string? words)
    {
        var node = JsonNode.Parse(body)!.AsObject();
        node["momment"] = momment;

        var state = Assert.IsType<ChannelState>(Assert.Single(Read(ZApiBody.Event(type, At, node))));

        Assert.Equal((connected, words, At), (state.Connected, state.Words, state.At));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("null")]
    [InlineData("99999999999999999999")]
    [InlineData("2894834000000")]
    public void An_absurd_time_gives_way_to_that_of_the_arrival(string momment) =>
        Assert.Equal(Received, Assert.Single(Read(ZApiBody.Text(Cast.Maria, "A", "Oi", At).Replace("1794834000000", momment, StringComparison.Ordinal))).At);

    [Theory]
    [InlineData("DELIVERED", "13:00:00 delivered A to 5511900001234", "13:00:00 delivered B to 5511900001234")]
    [InlineData("FAILED", "13:00:00 failed A to 5511900001234 failed Unknown ", "13:00:00 failed B to 5511900001234 failed Unknown ")]
    [InlineData("TELEPORTED", "13:00:00 not understood: unknown status TELEPORTED")]
    public void A_status_speaks_of_all_the_messages_it_names(string status, params string[] told) => Assert.Equal(told, Told(ZApiBody.Status(status, At, "A", "B")));

    [Theory]
    [InlineData("READ_BY_ME")]
    [InlineData("PENDING")]
    public void A_status_that_concerns_no_message_of_ours_is_nothing_to_anybody(string status) =>
        Assert.IsType<Ignored>(Assert.Single(Read(ZApiBody.Status(status, At, "A"))));

    [Theory]
    [InlineData("Phone number does not exist", FailureKind.NotOnWhatsApp)]
    [InlineData("Timeout on send message", FailureKind.RetryLater)]
    [InlineData("Error on send message", FailureKind.Unknown)]
    [InlineData("Message not send caused by invalid media url", FailureKind.ContentRefused)]
    [InlineData("Whatsapp rejected sending this message", FailureKind.ContentRefused)]
    [InlineData("Did not have permission to send this message.", FailureKind.ContentRefused)]
    public void A_failed_delivery_says_why(string error, FailureKind kind)
    {
        var receipt = Assert.IsType<IncomingReceipt>(Assert.Single(Read(ZApiBody.Delivery(null, "Z", At, error))));

        Assert.Equal((Delivery.Failed, "Z", new Failure(kind, null, error)), (receipt.Delivery, receipt.SendId, receipt.Failure));
    }

    [Theory]
    [InlineData("[]", "unknown type ")]
    [InlineData("7", "unknown type ")]
    [InlineData("""{"type":"NewCallback"}""", "unknown type NewCallback")]
    [InlineData("""{"type":"DeliveryCallback"}""", "delivery without id")]
    [InlineData("""{"type":"MessageStatusCallback","status":"READ"}""", "status without ids")]
    public void A_body_of_another_kind_is_kept_as_not_understood(string body, string reason) =>
        Assert.Equal(reason, Assert.IsType<NotUnderstood>(Assert.Single(Read(body))).Reason);

    [Fact]
    public void What_is_no_JSON_is_refused() => Assert.ThrowsAny<JsonException>(() => Read("<html/>"));

    private static IReadOnlyList<Incoming> Read(byte[] body) => ZApiReader.Read(body, Received);

    private static IReadOnlyList<Incoming> Read(string body) => Read(Encoding.UTF8.GetBytes(body));

    private static string[] Told(string body) => [.. Read(body).Select(part => Telling.Of(part, FakeZApi.Instance))];
}
