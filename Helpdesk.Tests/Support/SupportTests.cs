using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Support;

/// <summary>What every other test stands on, tried once on its own, so that a broken machine is told from a broken product.</summary>
public sealed class SupportTests(TestDatabase database, TestBrowser browser) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_test_class_has_a_migrated_database_of_its_own()
    {
        await using var db = database.CreateDbContext();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Tickets.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Chromium_shows_a_page_and_hears_a_click()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();

        await page.SetContentAsync("<button onclick=\"this.textContent = 'Enviado'\">Enviar</button>");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();

        Assert.Equal("Enviado", await page.GetByRole(Microsoft.Playwright.AriaRole.Button).TextContentAsync());
        Assert.NotEmpty(await page.ScreenshotAsync());
    }

    [Fact]
    public async Task A_component_is_rendered_and_clicked_without_a_browser()
    {
        await using var context = new BunitContext();
        var button = context.Render<Counting>();

        await button.Find("button").ClickAsync(new MouseEventArgs());

        Assert.Equal("1", button.Find("button").TextContent);
    }

    private sealed class Counting : ComponentBase
    {
        private int _count;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create(this, () => _count++));
            builder.AddContent(2, _count);
            builder.CloseElement();
        }
    }
}
