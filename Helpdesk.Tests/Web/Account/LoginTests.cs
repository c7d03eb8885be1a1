using System.Net;
using System.Text.RegularExpressions;
using Helpdesk.Core.Data;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Account;

public sealed partial class LoginTests(DemoApp app) : IClassFixture<DemoApp>
{
    private const string Refused = "E-mail ou senha não conferem.";

    private readonly HttpClient _visitor = app.NewVisitor();

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_who_they_are_and_brought_back()
    {
        var sent = await _visitor.GetAsync("/denied", Stop);
        Assert.EndsWith("/login?returnUrl=%2Fdenied", sent.Headers.Location?.ToString(), StringComparison.Ordinal);

        var welcomed = await SignInAsync("ana@helpdesk.example", Demo.Password, "/login?returnUrl=%2Fdenied");
        Assert.Equal(app.Address + "/denied", welcomed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/denied", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_person_get_the_same_answer()
    {
        var wrong = await TextAsync(await SignInAsync("bia@helpdesk.example", "errada"));
        var unknown = await TextAsync(await SignInAsync("ninguem@helpdesk.example", "errada"));

        Assert.Contains(Refused, wrong, StringComparison.Ordinal);
        Assert.Contains(Refused, unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_tries_even_the_right_password_waits()
    {
        for (var i = 0; i < 5; i++) await SignInAsync("dora@helpdesk.example", "errada");

        var right = await SignInAsync("dora@helpdesk.example", Demo.Password);

        Assert.Contains(Refused, await TextAsync(right), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_is_not_let_in()
    {
        await app.Services.GetRequiredService<Database>().ChangeAsync(async db =>
            (await db.Users.SingleAsync(u => u.Email == "caio@helpdesk.example")).Active = false);

        var right = await SignInAsync("caio@helpdesk.example", Demo.Password);

        Assert.Contains(Refused, await TextAsync(right), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_says_what_is_missing()
    {
        var page = await TextAsync(await SignInAsync("", ""));

        Assert.Contains("Informe o seu e-mail.", page, StringComparison.Ordinal);
        Assert.Contains("Informe a sua senha.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    public async Task Signing_in_never_leads_elsewhere(string address)
    {
        var welcomed = await SignInAsync("edu@helpdesk.example", Demo.Password, "/login?returnUrl=" + Uri.EscapeDataString(address));

        Assert.Equal(app.Address + "/", welcomed.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_a_foreign_page()
    {
        await SignInAsync("ana@helpdesk.example", Demo.Password);

        var forged = await _visitor.PostAsync("/account/sign-out", new FormUrlEncodedContent([]), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _visitor.GetAsync("/denied", Stop)).StatusCode);
    }

    [Fact]
    public async Task The_language_is_chosen_by_a_link_that_leads_back()
    {
        var chosen = await _visitor.GetAsync("/language/en?returnUrl=%2Flogin", Stop);
        Assert.Equal("/login", chosen.Headers.Location?.ToString());

        var page = await _visitor.GetStringAsync("/login", Stop);
        Assert.Contains("<html lang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains("Demo accounts", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync("/language/fr", Stop)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_is_404_to_people_and_programs()
    {
        await SignInAsync("edu@helpdesk.example", Demo.Password);

        var page = await _visitor.GetAsync("/nowhere", Stop);
        var api = await _visitor.GetAsync("/api/nowhere", Stop);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Equal((HttpStatusCode.NotFound, null), (api.StatusCode, api.Content.Headers.ContentType?.MediaType));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<HttpResponseMessage> SignInAsync(string email, string password, string page = "/login")
    {
        var token = Token().Match(await _visitor.GetStringAsync(page, Stop)).Groups["token"].Value;
        return await _visitor.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["__RequestVerificationToken"] = token,
            ["Input.Email"] = email,
            ["Input.Password"] = password,
        }), Stop);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
