using System.Net;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.ZApi;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

public sealed class ZApiFilesTests : ZApiSending, IDisposable
{
    private static readonly byte[] Bytes = [0xFF, 0xD8, 1, 2, 3];
    private readonly TempDirectory _files = new();

    [Theory]
    [InlineData(MessageKind.Image, "image/jpeg", "send-image", "image", true)]
    [InlineData(MessageKind.Video, "video/mp4", "send-video", "video", true)]
    [InlineData(MessageKind.Audio, "audio/mpeg", "send-audio", "audio", false)]
    [InlineData(MessageKind.Voice, "audio/ogg; codecs=opus", "send-audio", "audio", false)]
    [InlineData(MessageKind.Sticker, "image/webp", "send-sticker", "sticker", false)]
    public async Task A_file_travels_inside_the_request(MessageKind kind, string type, string path, string field, bool takesCaption)
    {
        Assert.IsType<Accepted>(await SendAsync(new OutgoingFile(kind, Kept("arquivo.dat", type), "veja"), replyTo: "A"));

        var expected = new JsonObject { ["phone"] = Maria, ["messageId"] = "A", [field] = $"data:{type.Split(';')[0]};base64,{Convert.ToBase64String(Bytes)}" };
        if (takesCaption) expected["caption"] = "veja";
        var call = Assert.Single(ZApi.Calls);
        Assert.Equal(path, call.Path);
        Assert.True(JsonNode.DeepEquals(expected, call.Body), call.Body?.ToJsonString());
    }

    [Fact]
    public async Task A_large_document_is_fetched_by_Z_API_as_it_documents()
    {
        var documented = JsonNode.Parse(Fixture.Bytes("z-api/api_send_document_pdf_request.json"))!;
        var file = new FileToSend("/nowhere", ZApiRequest.LargestInside + 1, "application/pdf", "boleto.pdf", new Uri((string)documented["document"]!));

        Assert.IsType<Accepted>(await SendAsync(new OutgoingFile(MessageKind.Document, file, "vencimento 20/11")));

        var call = Assert.Single(ZApi.Calls);
        Assert.Equal("send-document/pdf", call.Path);
        Assert.True(JsonNode.DeepEquals(documented, call.Body), call.Body?.ToJsonString());
    }

    [Theory]
    [InlineData("NF-e 000123.PDF", "pdf")]
    [InlineData("contrato", "bin")]
    [InlineData("x.p/../d", "bin")]
    [InlineData("x.código", "bin")]
    public async Task The_name_of_a_document_decides_its_address_and_cannot_leave_it(string name, string extension)
    {
        Assert.IsType<Accepted>(await SendAsync(new OutgoingFile(MessageKind.Document, Kept("bytes", "application/pdf") with { Name = name }, null)));

        var call = Assert.Single(ZApi.Calls);
        Assert.Equal(($"send-document/{extension}", name), (call.Path, (string?)call.Body!["fileName"]));
    }

    [Fact]
    public async Task The_largest_file_that_travels_inside_is_still_taken()
    {
        var path = Path.Combine(_files.Path, "gross");
        await File.WriteAllBytesAsync(path, new byte[ZApiRequest.LargestInside], Stop);

        var file = new FileToSend(path, ZApiRequest.LargestInside, "application/pdf", "nota.pdf", null);

        Assert.IsType<Accepted>(await SendAsync(new OutgoingFile(MessageKind.Document, file, null)));
    }

    [Fact]
    public async Task A_large_file_without_a_public_address_says_what_is_missing()
    {
        var file = new FileToSend("/nowhere", ZApiRequest.LargestInside + 1, "video/mp4", "tela.mp4", null);

        var refused = Assert.IsType<NotSent>(await SendAsync(new OutgoingFile(MessageKind.Video, file, null)));

        Assert.Equal((FailureKind.ContentRefused, null), (refused.Failure.Kind, refused.RetryAfter));
        Assert.StartsWith("Helpdesk__PublicAddress", refused.Failure.Words, StringComparison.Ordinal);
        Assert.Empty(ZApi.Calls);
    }

    [Fact]
    public async Task A_file_that_is_gone_from_disk_fails_instead_of_throwing()
    {
        var refused = Assert.IsType<NotSent>(await SendAsync(new OutgoingFile(MessageKind.Image, Kept("a.jpg", "image/jpeg") with { Path = "/nowhere/a.jpg" }, null)));

        Assert.DoesNotContain("/nowhere", refused.Failure.Words, StringComparison.Ordinal);
        Assert.Empty(ZApi.Calls);
    }

    [Fact]
    public async Task What_customers_send_is_fetched_from_its_address()
    {
        await using var media = await Provider().OpenMediaAsync(Channel, ZApi.Keep("a.jpg", Bytes).AbsoluteUri, Stop);
        using var bytes = new MemoryStream();
        await media.Bytes.CopyToAsync(bytes, Stop);

        Assert.Equal(Bytes, bytes.ToArray());
        Assert.Equal(("image/jpeg", 5), (media.ContentType, media.Length));
    }

    [Fact]
    public async Task What_Z_API_has_no_more_is_not_found()
    {
        var gone = await Assert.ThrowsAsync<HttpRequestException>(() => Provider().OpenMediaAsync(Channel, new Uri(ZApi.Address, "files/b.jpg").AbsoluteUri, Stop));

        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("image/jpeg", MessageKind.Image)]
    [InlineData("video/mp4", MessageKind.Video)]
    [InlineData("audio/ogg; codecs=opus", MessageKind.Audio)]
    [InlineData("application/pdf", MessageKind.Document)]
    public void The_composer_learns_in_which_kind_a_file_goes(string type, MessageKind kind) => Assert.Equal(kind, Provider().Can.KindOf(type));

    public void Dispose() => _files.Dispose();

    private FileToSend Kept(string name, string type)
    {
        var path = Path.Combine(_files.Path, name);
        File.WriteAllBytes(path, Bytes);
        return new FileToSend(path, Bytes.Length, type, name, new Uri("https://suporte.example/f/1"));
    }
}
