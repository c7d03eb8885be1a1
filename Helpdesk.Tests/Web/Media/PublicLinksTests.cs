using System.Net;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Media;

public sealed class PublicLinksTests(DemoApp app) : IClassFixture<DemoApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lent_file_opens_without_signing_in_with_the_same_safe_headers()
    {
        var link = Links.To(await KeepAsync("text/html"))!;

        var given = await app.NewVisitor().GetAsync(link, Stop);

        Assert.Equal((HttpStatusCode.OK, "application/octet-stream"), (given.StatusCode, given.Content.Headers.ContentType?.MediaType));
        Assert.Equal("attachment", given.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(["nosniff"], given.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal([1, 2, 3, 4], await given.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(app.Address, link.GetLeftPart(UriPartial.Authority));
        using var asked = new HttpRequestMessage(HttpMethod.Head, link);
        Assert.Equal(4, (await app.NewVisitor().SendAsync(asked, Stop)).Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Made_up_and_old_tokens_open_nothing()
    {
        var id = await KeepAsync("image/png");
        var later = new StoppedClock();
        var old = new PublicLinks(PublicAddress.Read(new ConfigurationBuilder().Build()), app.Services.GetRequiredService<IDataProtectionProvider>(), later);
        var token = Links.To(id)!.Segments[^1];
        later.Advance(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(31) - later.GetUtcNow());

        Assert.Null(old.Open(token));
        Assert.Equal(id, Links.Open(token));
        Assert.Equal(HttpStatusCode.NotFound, (await app.NewVisitor().GetAsync($"{PublicLinks.Path}{token}x", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.NewVisitor().GetAsync($"{PublicLinks.Path}{id}", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("http://helpdesk.example.com")]
    [InlineData("https://helpdesk.example.com/app")]
    [InlineData("helpdesk.example.com")]
    public void An_address_that_providers_could_not_use_stops_the_start(string told)
    {
        var wrong = Assert.Throws<SettingException>(() => Read(told));

        Assert.Equal("Helpdesk__PublicAddress", wrong.Setting);
    }

    [Fact]
    public void What_the_settings_say_wins_and_without_them_there_are_no_links()
    {
        var told = Read("https://helpdesk.example.com");
        told.Learn(new Uri("http://localhost:5080"));

        Assert.Equal("https://helpdesk.example.com/", told.Value?.AbsoluteUri);
        Assert.Null(Read(null).Value);
    }

    private PublicLinks Links => app.Services.GetRequiredService<PublicLinks>();

    private static PublicAddress Read(string? told) => PublicAddress.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [PublicAddress.Setting] = told }).Build());

    private async Task<Guid> KeepAsync(string contentType)
    {
        var stored = await app.Services.GetRequiredService<MediaStore>().KeepAsync(new MemoryStream([1, 2, 3, 4]), null, Stop);
        return await app.Services.GetRequiredService<Database>().ChangeAsync(async db =>
        {
            var file = new Attachment(stored, contentType, "a.bin");
            var conversation = await db.Conversations.FirstAsync(Stop);
            db.Messages.Add(new Message(
                Guid.CreateVersion7(), conversation, null, Direction.Out, new Content(MessageKind.Document, null), Actor.Clock, new DateTimeOffset(2026, 11, 16, 12, 0, 0, TimeSpan.Zero)).With(file));
            return file.Id;
        });
    }
}
