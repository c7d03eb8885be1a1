using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Media;

public sealed partial class MediaEndpointsTests(DemoApp app) : IClassFixture<DemoApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_shown_to_people_who_are_signed_in_and_to_nobody_else()
    {
        var address = await KeepAsync("image/jpeg", "tela.jpg");

        var stranger = await app.NewVisitor().GetAsync(address, Stop);
        var shown = await (await AnaAsync()).GetAsync(address, Stop);

        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (shown.StatusCode, shown.Content.Headers.ContentType?.MediaType));
        Assert.Equal("inline", shown.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(["nosniff"], shown.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("sandbox", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "nota.html")]
    [InlineData("image/svg+xml", "logo.svg")]
    [InlineData("application/javascript", "a.js")]
    [InlineData("no type at all", null)]
    public async Task What_could_act_in_a_browser_is_only_downloaded(string contentType, string? name)
    {
        var given = await (await AnaAsync()).GetAsync(await KeepAsync(contentType, name), Stop);

        Assert.Equal("application/octet-stream", given.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", given.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\nota fiscal.pdf", "nota fiscal.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf")]
    [InlineData("fatura\u202Efdp.exe", "faturafdp.exe")]
    [InlineData("..", "arquivo")]
    [InlineData("relatório.pdf", "relatório.pdf")]
    public async Task Hostile_names_are_harmless(string name, string shown)
    {
        var given = await (await AnaAsync()).GetAsync(await KeepAsync("application/zip", name), Stop);

        Assert.Equal(shown, given.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.False(given.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_recording_can_be_played_from_its_middle()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, await KeepAsync("audio/ogg; codecs=opus", null));
        asked.Headers.Range = new RangeHeaderValue(2, 3);

        var given = await (await AnaAsync()).SendAsync(asked, Stop);

        Assert.Equal((HttpStatusCode.PartialContent, "audio/ogg"), (given.StatusCode, given.Content.Headers.ContentType?.MediaType));
        Assert.Equal([3, 4], await given.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task What_is_not_here_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await AnaAsync()).GetAsync($"/media/{Guid.CreateVersion7()}", Stop)).StatusCode);

    private async Task<string> KeepAsync(string contentType, string? name)
    {
        var stored = await app.Services.GetRequiredService<MediaStore>().KeepAsync(new MemoryStream([1, 2, 3, 4]), null, Stop);
        return await app.Services.GetRequiredService<Database>().ChangeAsync(async db =>
        {
            var content = new Content(MessageKind.Document, null) { Media = new IncomingMedia("1", null, contentType, null, name) };
            var conversation = await db.Conversations.FirstAsync(Stop);
            var message = new Message(Guid.CreateVersion7(), conversation, null, Direction.In, content, Actor.Clock, new DateTimeOffset(2026, 11, 16, 12, 0, 0, TimeSpan.Zero));
            message.Attachments.Single().Arrived(stored.Sha256, stored.Size);
            db.Messages.Add(message);
            return $"/media/{message.Attachments.Single().Id}";
        });
    }

    private async Task<HttpClient> AnaAsync()
    {
        var ana = app.NewVisitor();
        var page = await ana.GetStringAsync("/login", Stop);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["Input.Email"] = "ana@helpdesk.example",
            ["Input.Password"] = Demo.Password,
            ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
        });
        await ana.PostAsync("/login", form, Stop);
        return ana;
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
