using System.Net;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Account;

/// <summary>Who may open which page (contract section 5).</summary>
public sealed class PagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/tickets", Role.Technician)]
    [InlineData("/tickets/1001", Role.Technician)]
    [InlineData("/customers", Role.Technician)]
    [InlineData("/customers/C-0001", Role.Technician)]
    [InlineData("/board", Role.Supervisor)]
    [InlineData("/groups", Role.Supervisor)]
    [InlineData("/reports", Role.Manager)]
    [InlineData("/reports/tickets", Role.Manager)]
    [InlineData("/settings/canned-replies", Role.Supervisor)]
    [InlineData("/settings/catalogue", Role.Administrator)]
    [InlineData("/settings/channels", Role.Administrator)]
    [InlineData("/settings/quarantine", Role.Administrator)]
    public async Task A_page_opens_from_its_role_on(string page, Role lowest)
    {
        Assert.Equal($"/login?returnUrl={Uri.EscapeDataString(page)}", await SentToAsync(page, null));
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(role >= lowest ? page : $"/denied?returnUrl={Uri.EscapeDataString(page)}", await SentToAsync(page, role));
        }
    }

    [Fact]
    public async Task The_start_page_is_the_console() => Assert.Equal("/tickets", await SentToAsync("/", Role.Technician));

    /// <summary>The page itself when it opens.</summary>
    private async Task<string> SentToAsync(string page, Role? role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (role is { } mine) request.Headers.Add("Cookie", (await app.CookieOfAsync(await PersonAsync(mine))).ToString());

        var answer = await app.Anonymous.SendAsync(request, Now);

        if (answer.StatusCode == HttpStatusCode.OK) return page;
        return answer.Headers.Location is { IsAbsoluteUri: true } address ? address.PathAndQuery : answer.Headers.Location!.ToString();
    }

    private async Task<User> PersonAsync(Role role) =>
        await app.Database.ReadAsync(db => db.Users.SingleOrDefaultAsync(u => u.Role == role, Now)) ?? await app.AddPersonAsync($"{role}", $"{role}", role);
}
