using System.Net;
using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Files on their way out and in.</summary>
public sealed class UltraMsgFileTests : UltraMsgSending
{
    private static readonly byte[] Bytes = [0xFF, 0xD8, 1, 2, 3];

    [Theory]
    [InlineData(MessageKind.Image, "image", "image", "foto.jpg", "image/jpeg", true)]
    [InlineData(MessageKind.Video, "video", "video", "filme.mp4", "video/mp4", true)]
    [InlineData(MessageKind.Audio, "audio", "audio", "som.mp3", "audio/mpeg", false)]
    [InlineData(MessageKind.Voice, "voice", "audio", "voz.ogg", "audio/ogg; codecs=opus", false)]
    [InlineData(MessageKind.Sticker, "sticker", "sticker", "figura.webp", "image/webp", false)]
    [InlineData(MessageKind.Document, "document", "document", "nota.pdf", "application/pdf", true)]
    public async Task A_file_is_uploaded_and_then_sent_by_its_address(MessageKind kind, string path, string field, string name, string type, bool hasCaption)
    {
        Assert.IsType<Accepted>(await SendFileAsync(kind, name, type));

        var (upload, message) = (Ultra.Requests[0], Ultra.Requests[1]);
        Assert.Equal(("/instance70001/media/upload", $"{name} {type} {Bytes.Length}"), (upload.Path, upload.Fields["file"]));
        Assert.Equal(($"/instance70001/messages/{path}", $"{Ultra.Address}files/{name}"), (message.Path, message.Fields[field]));
        Assert.Equal(hasCaption ? "Veja" : null, message.Fields.GetValueOrDefault("caption"));
        Assert.Equal(kind == MessageKind.Document ? name : null, message.Fields.GetValueOrDefault("filename"));
    }

    [Fact]
    public async Task A_name_that_no_header_takes_is_no_obstacle()
    {
        Assert.IsType<Accepted>(await SendFileAsync(MessageKind.Document, "a \"b\"\r\nç.pdf", "application/pdf"));

        Assert.Equal("a \"b\"\r\nç.pdf", Ultra.Requests[^1].Fields["filename"]);
    }

    [Fact]
    public async Task An_upload_that_gets_lost_sent_nothing_and_is_made_again()
    {
        Ultra.Next(GraphAnswer.Drop, GraphAnswer.Status(500));

        Assert.IsType<Accepted>(await SendFileAsync(MessageKind.Image, "foto.jpg", "image/jpeg"));

        Assert.Equal(["upload", "upload", "upload", "image"], Ultra.Requests.Select(request => request.Path.Split('/')[^1]));
    }

    [Fact]
    public async Task An_upload_that_hangs_is_given_up_as_not_sent()
    {
        (Clock, Timing) = (new StoppedClock(), Timing with { Retries = 0 });
        Ultra.Next(GraphAnswer.Silence(out var heard));

        var sending = SendFileAsync(MessageKind.Image, "foto.jpg", "image/jpeg");
        await heard.WaitAsync(Stop);
        Clock.Advance(Timing.UploadTimeout);

        Assert.Equal(FailureKind.RetryLater, Assert.IsType<NotSent>(await sending).Failure.Kind);
    }

    [Fact]
    public async Task A_file_that_UltraMsg_does_not_take_is_refused_in_its_words()
    {
        Ultra.Next(GraphAnswer.Json(200, """{"error":[{"file":"extension is not supported"}]}"""));

        var refused = Assert.IsType<NotSent>(await SendFileAsync(MessageKind.Document, "a.exe", "application/octet-stream"));

        Assert.Equal((FailureKind.ContentRefused, "file extension is not supported"), (refused.Failure.Kind, refused.Failure.Words));
        Assert.Single(Ultra.Requests);
    }

    [Fact]
    public async Task A_file_of_ours_that_is_gone_is_told_and_stops_nobody()
    {
        var gone = new FileToSend("/nowhere/foto.jpg", 1, "image/jpeg", "foto.jpg", null);

        var refused = Assert.IsType<NotSent>(await SendAsync(new OutgoingFile(MessageKind.Image, gone, null)));

        Assert.Equal(FailureKind.ContentRefused, refused.Failure.Kind);
    }

    [Fact]
    public async Task What_a_customer_sent_is_fetched_from_its_address()
    {
        var address = Ultra.Keep("f785c3ce.jpg", Bytes);

        await using var media = await Provider.OpenMediaAsync(Channel, address.ToString(), Stop);
        using var bytes = new MemoryStream();
        await media.Bytes.CopyToAsync(bytes, Stop);

        Assert.Equal(Bytes, bytes.ToArray());
    }

    [Fact]
    public async Task What_is_gone_is_not_found()
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Provider.OpenMediaAsync(Channel, $"{Ultra.Address}files/gone.jpg", Stop));

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private async Task<SendOutcome> SendFileAsync(MessageKind kind, string name, string type)
    {
        using var directory = new TempDirectory();
        await File.WriteAllBytesAsync(directory.In("stored"), Bytes, Stop);
        return await SendAsync(new OutgoingFile(kind, new FileToSend(directory.In("stored"), Bytes.Length, type, name, null), "Veja"));
    }
}
