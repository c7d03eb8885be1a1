using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Media;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Helpdesk.Tests.Web.Media;

public sealed class UploadTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    private string _cookies = "";
    private string _token = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var ana = await app.AddPersonAsync("Ana Prado", $"ana-{Guid.CreateVersion7():N}");
        var session = await app.CookieOfAsync(ana);
        await using var scope = app.Get<IServiceScopeFactory>().CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<SignInManager<User>>().CreateUserPrincipalAsync(ana);
        var tokens = app.Get<IAntiforgery>().GetTokens(new DefaultHttpContext { User = principal, RequestServices = scope.ServiceProvider });
        var name = app.Get<IOptions<AntiforgeryOptions>>().Value.Cookie.Name;
        (_cookies, _token) = ($"{session.Name}={session.Value}; {name}={tokens.CookieToken}", tokens.RequestToken!);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_file_is_kept_and_named_by_a_sealed_token()
    {
        var answer = await PostAsync([1, 2, 3], _token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var file = app.Get<Uploads>().Open((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["token"]!);
        Assert.Equal(("relatório.pdf", "application/pdf", 3L), (file.Name, file.ContentType, file.Stored.Size));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(app.Get<MediaStore>().Find(file.Stored.Sha256)!, Stop));
    }

    [Fact]
    public async Task A_page_elsewhere_cannot_post_and_a_stranger_cannot_either()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync([1], token: null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync([1], "made up")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync([1], _token, cookies: "")).StatusCode);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_is_read()
    {
        using var request = Request(new StreamContent(Stream.Null), _token, _cookies);
        request.Content!.Headers.ContentLength = MediaStore.Largest + 1;
        request.Headers.ExpectContinue = true;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.Anonymous.SendAsync(request, Stop)).StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] bytes, string? token, string? cookies = null)
    {
        using var request = Request(new ByteArrayContent(bytes), token, cookies ?? _cookies);
        return await app.Anonymous.SendAsync(request, Stop);
    }

    private static HttpRequestMessage Request(HttpContent content, string? token, string cookies)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        var request = new HttpRequestMessage(HttpMethod.Post, "/media/uploads") { Content = content };
        request.Headers.Add(UploadEndpoint.NameHeader, Uri.EscapeDataString("relatório.pdf"));
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        return request;
    }
}
