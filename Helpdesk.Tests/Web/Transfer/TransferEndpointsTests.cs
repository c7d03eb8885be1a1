using System.Net;
using System.Text;
using Helpdesk.Core.Transfer;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Transfer;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Helpdesk.Tests.Web.Transfer;

public sealed class TransferEndpointsTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/transfer/export.xlsx")]
    [InlineData("/transfer/customers.csv")]
    [InlineData("/transfer/template.xlsx")]
    [InlineData("/transfer/template/machines.csv")]
    public async Task Files_are_for_supervisors_only(string address)
    {
        using var asked = await GetAsync(address, await SessionAsync(Role.Supervisor));
        Assert.Equal((HttpStatusCode.OK, "attachment", true), (asked.StatusCode, asked.Content.Headers.ContentDisposition?.DispositionType, asked.Headers.CacheControl!.NoStore));
        Assert.NotEqual(0, asked.Content.Headers.ContentLength);

        using var technician = await GetAsync(address, await SessionAsync(Role.Technician));
        Assert.Equal((HttpStatusCode.Redirect, "/denied"), (technician.StatusCode, technician.Headers.Location!.AbsolutePath));
        Assert.Equal(HttpStatusCode.Redirect, (await GetAsync(address, new Session(Guid.Empty, "", ""))).StatusCode);
    }

    [Fact]
    public async Task Refused_rows_come_back_as_they_were_with_their_reasons()
    {
        var session = await SessionAsync(Role.Supervisor);
        using var sent = await SendAsync(session, "Código;Razão social;UF;Vendedor\nT-1;Loja Um;SP;Zé\nT-2;=Loja Dois;XX;Zé\n");
        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        await app.Get<Imports>().Of(session.Person)!.Running;

        using var answer = await GetAsync("/transfer/refused", session);
        var lines = (await answer.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF').TrimEnd().Split("\r\n");

        Assert.Equal("Código;Razão social;UF;Vendedor;Motivo", lines[0]);
        Assert.StartsWith("T-2;'=Loja Dois;XX;Zé;\"UF: \"\"XX\"\" não é um estado", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public async Task A_page_elsewhere_cannot_send_a_file()
    {
        var session = await SessionAsync(Role.Supervisor);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(session with { Token = "" }, "Código;UF\n")).StatusCode);
        Assert.Null(app.Get<Imports>().Of(session.Person));
    }

    private async Task<Session> SessionAsync(Role role)
    {
        var person = await app.AddPersonAsync("Caio Nunes", $"caio-{Guid.CreateVersion7():N}", role);
        var cookie = await app.CookieOfAsync(person);
        await using var scope = app.Get<IServiceScopeFactory>().CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<SignInManager<User>>().CreateUserPrincipalAsync(person);
        var tokens = app.Get<IAntiforgery>().GetTokens(new DefaultHttpContext { User = principal, RequestServices = scope.ServiceProvider });
        var name = app.Get<IOptions<AntiforgeryOptions>>().Value.Cookie.Name;
        return new Session(person.Id, $"{cookie.Name}={cookie.Value}; {name}={tokens.CookieToken}", tokens.RequestToken!);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, Session session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (session.Cookies.Length > 0) request.Headers.Add("Cookie", session.Cookies);
        return await app.Anonymous.SendAsync(request, Stop);
    }

    private async Task<HttpResponseMessage> SendAsync(Session session, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/transfer/upload") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Headers.Add(TransferHosting.NameHeader, Uri.EscapeDataString("lojas & cia.csv"));
        request.Headers.Add("Cookie", session.Cookies);
        if (session.Token.Length > 0) request.Headers.Add("RequestVerificationToken", session.Token);
        return await app.Anonymous.SendAsync(request, Stop);
    }

    private sealed record Session(Guid Person, string Cookies, string Token);
}
