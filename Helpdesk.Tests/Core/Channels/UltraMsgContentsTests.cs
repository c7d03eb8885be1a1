using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.UltraMsg;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>What a message holds, where the recorded bodies do not show it.</summary>
public sealed class UltraMsgContentsTests
{
    private const string Thumbnail = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsK";

    [Theory]
    [InlineData("message_received_image_caption", """{"caption":null,"body":"a placa"}""", "a placa", null, "image/jpeg")]
    [InlineData("message_received_image_caption", $$"""{"caption":null,"body":"{{Thumbnail}}"}""", null, null, "image/jpeg")]
    [InlineData("message_received_document", """{"body":"segue a nota"}""", "segue a nota", "comprovante.pdf", "application/pdf")]
    [InlineData("message_received_document", """{"filename":null}""", null, "comprovante.pdf", "application/pdf")]
    [InlineData("message_received_document", """{"filename":"backup.fdb","media":"https://files.example/x/backup.fdb?sig=1"}""", "comprovante.pdf", "backup.fdb", "application/octet-stream")]
    [InlineData("message_received_audio", """{"body":"x"}""", null, null, "audio/mpeg")]
    public void A_file_has_its_words_its_name_and_its_type(string fixture, string changes, string? words, string? name, string type)
    {
        var content = Read(UltraMsgBody.Of(fixture, changes)).Content;

        Assert.Equal((words, name, type), (content.Text, content.Media?.FileName, content.Media?.ContentType));
    }

    [Theory]
    [InlineData("""{"media":""}""")]
    [InlineData("""{"media":null}""")]
    [InlineData("""{"media":"data:image/jpeg;base64,/9j/4AAQ"}""")]
    [InlineData("""{"media":"file:///etc/passwd"}""")]
    public void A_file_that_is_not_there_is_a_placeholder_that_may_still_be_filled(string changes)
    {
        var message = Read(UltraMsgBody.Of("message_received_image_caption", changes));

        Assert.Equal(
            (MessageKind.Unsupported, "endereço na placa", "image, without its file", true),
            (message.Content.Kind, message.Content.Text, message.Content.Details?.Remark, message.Awaited));
    }

    [Fact]
    public void The_file_that_comes_later_comes_under_the_same_id()
    {
        var later = UltraMsgBody.Of("message_received_image_caption", "{}").Replace("\"message_received\"", "\"webhook_message_download_media\"", StringComparison.Ordinal);

        var message = Read(later);

        Assert.Equal((MessageKind.Image, false), (message.Content.Kind, message.Awaited));
    }

    [Theory]
    [InlineData("""{"location":null,"lat":"-23.5505","lng":"-46.6333"}""", null)]
    [InlineData($$"""{"body":"{{Thumbnail}}"}""", "Praça da Sé")]
    [InlineData("""{"location":{"lat":-23.5505,"lng":-46.6333,"name":"Casa","address":"Rua de Exemplo, 100"}}""", "Casa")]
    public void A_place_is_found_in_any_of_its_shapes_and_its_preview_is_never_shown(string changes, string? name)
    {
        var content = Read(UltraMsgBody.Of("message_received_location", changes)).Content;

        Assert.Equal((MessageKind.Location, null), (content.Kind, content.Text));
        Assert.Equal((-23.5505, -46.6333, name), (content.Details!.Location!.Latitude, content.Details.Location.Longitude, content.Details.Location.Name));
    }

    [Theory]
    [InlineData($$"""{"location":{"latitude":"x"},"body":"{{Thumbnail}}"}""", null)]
    [InlineData("""{"location":{"latitude":91,"longitude":0}}""", null)]
    [InlineData("""{"type":"poll","body":"Qual dia?"}""", "Qual dia?")]
    [InlineData("""{"type":"list_response","body":"Suporte"}""", "Suporte")]
    [InlineData("""{"type":"chat","body":""}""", null)]
    [InlineData("""{"type":"vcard","body":"sem cartão"}""", "sem cartão")]
    public void What_nobody_understands_is_a_placeholder_and_kept_for_administrators(string changes, string? words)
    {
        var parts = UltraMsgReader.Read(UltraMsgBody.Bytes(UltraMsgBody.Of("message_received_location", changes)), DateTimeOffset.UnixEpoch);

        var content = Assert.IsType<IncomingMessage>(parts[0]).Content;
        Assert.Equal((MessageKind.Unsupported, words), (content.Kind, content.Text));
        Assert.IsType<NotUnderstood>(parts[1]);
    }

    [Fact]
    public void A_message_that_cannot_be_read_yet_is_awaited() => Assert.True(Read(UltraMsgBody.Received("""{"type":"ciphertext","body":""}""")).Awaited);

    [Fact]
    public void Several_contacts_come_as_several_cards()
    {
        const string Card = """BEGIN:VCARD\nVERSION:3.0\nN:Costa;Bia;;;\nitem1.TEL;waid=5585900001002:+55 85 90000-1002\nEND:VCARD""";

        var together = Read(UltraMsgBody.Received($$"""{"type":"multi_vcard","body":"{{Card}}\n{{Card}}"}"""));
        var apart = Read(UltraMsgBody.Received($$"""{"type":"vcard","body":["{{Card}}","{{Card}}"]}"""));

        Assert.All([together, apart], message => Assert.Equal(["Costa Bia", "Costa Bia"], message.Content.Details!.Contacts!.Select(c => c.Name)));
        Assert.Equal("+55 85 90000-1002", Assert.Single(together.Content.Details!.Contacts![0].Phones));
    }

    private static IncomingMessage Read(string body) =>
        Assert.IsType<IncomingMessage>(Assert.Single(UltraMsgReader.Read(UltraMsgBody.Bytes(body), new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero))));
}
