using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>A report of today while the day goes on; apart from the others, whose figures stand still.</summary>
public sealed class ReportsLiveTests(TestApp app, TestBrowser browser) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_figures_of_today_move_without_a_reload()
    {
        await app.PutAsync("customers/R-2", """{"legalName":"Mercado Bom Ltda"}""");
        await using var window = await browser.NewContextAsync();
        await app.SignInAsync(window, "Dora Lins", "dora", Role.Manager);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(app.BaseAddress, "/reports?period=today&module=bi").ToString());
        await Assertions.Expect(page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
        await Assertions.Expect(page.GetByTestId("report-total")).ToHaveTextAsync("0");

        for (var i = 0; i < 2; i++) await app.PostAsync("tickets", """{"customer":"R-2","subject":"bi","type":"error","module":"bi"}""");

        await Assertions.Expect(page.GetByTestId("report-total")).ToHaveTextAsync("2");
        await Assertions.Expect(page.GetByTestId("chart-per-customer").Locator("path[val='2']")).ToHaveCountAsync(1);
    }
}
