using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>Every state of the desk with words as long as they can be: axe finds nothing in either theme, and nothing sticks out.</summary>
public sealed partial class DeskStatesTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    private ILocator Dialog => Ana.Locator("dialog[open]");

    private ILocator Text => Ana.GetByTestId("composer-text");

    [Fact]
    public async Task None_is_out_of_bounds()
    {
        var wide = await ArrangeAsync();
        var walk = new AxeWalk(Ana);
        await walk.BeginAsync();
        await Ana.GotoAsync(new Uri(App.BaseAddress, "/tickets?view=waiting").ToString());
        await SeeListAsync(walk);

        await Ana.GotoAsync(new Uri(App.BaseAddress, $"/tickets/{wide}?view=open").ToString());
        await Expect(Text).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");
        await Expect(Ana.GetByTestId("machine-row").First).ToBeVisibleAsync();
        await SeeConversationAsync(walk);
        await SeeFormsAsync(walk);
        await SeeElsewhereAsync(walk, wide);
        foreach (var width in new[] { 1024, 390 }) await SeeNarrowAsync(walk, wide, width);
        await SeePhoneAsync(walk);
        walk.End();
    }

    private async Task SeeListAsync(AxeWalk walk)
    {
        await walk.SeeAsync("an empty view", () => Expect(Ana.Locator(".rows .empty")).ToBeVisibleAsync());
        await Ana.GetByTestId("list-filters").ClickAsync();
        await walk.SeeAsync("nothing left by a filter", async () =>
        {
            await Ana.GetByTestId("list-priority").SelectOptionAsync("urgent");
            await Expect(Ana.GetByTestId("list-chip")).ToBeVisibleAsync();
        });
        await walk.SeeAsync("the bell", () => Ana.GetByTestId("alerts-bell").ClickAsync());
        await walk.SeeAsync("shortcuts", () => OpenAsync("?"));
        await walk.SeeAsync("palette with results", async () =>
        {
            await OpenAsync("Control+k");
            await Ana.GetByTestId("search").FillAsync("sanfona");
            await Expect(Ana.GetByTestId("search-result").Nth(2)).ToBeVisibleAsync();
        });
        await walk.SeeAsync("palette without", async () =>
        {
            await OpenAsync("Control+k");
            await Ana.GetByTestId("search").FillAsync("zzqqxx");
            await Expect(Ana.GetByTestId("search-empty")).ToBeVisibleAsync();
        });
        await walk.SeeAsync("a new ticket refused", async () =>
        {
            await OpenAsync("o");
            await SubmitAsync();
        });
    }

    private async Task SeeConversationAsync(AxeWalk walk)
    {
        await Expect(Ana.GetByTestId("similar-case")).ToBeVisibleAsync();
        await walk.SeeAsync("a conversation with a failed message", () => Expect(Ana.Locator("[data-testid=message][data-status=failed]")).ToBeVisibleAsync());
        await walk.SeeAsync("its menu", () => Ana.GetByTestId("ticket-menu").PressAsync("Enter"));
        await walk.SeeAsync("putting off", () => Ana.GetByTestId("action-pause").ClickAsync());
        await walk.SeeAsync("attaching", () => Ana.GetByTestId("composer-attach").ClickAsync());
        await walk.SeeAsync("AnyDesk of sixty machines", () => OpenAsync("d"));
        await walk.SeeAsync("a picture", () => Ana.Locator("[data-lightbox]").Last.ClickAsync());
        await walk.SeeAsync("reactions", async () =>
        {
            await Ana.Locator("[data-testid=message][data-direction=in] .bubble").Last.HoverAsync();
            await Ana.GetByTestId("react").Last.ClickAsync();
        });
        await walk.SeeAsync("canned replies", () => OfferAsync("/"), ".composer");
        await walk.SeeAsync("too long", async () =>
        {
            await Text.FillAsync(new string('a', 4_097));
            await Expect(Ana.Locator(".composer-trouble")).ToBeVisibleAsync();
        }, ".composer");
        await Ana.GetByTestId("composer-note-toggle").ClickAsync();
        await walk.SeeAsync("a mention", () => OfferAsync("@"), ".composer");
        await Text.FillAsync("");
        await Ana.Locator(".composer [value=reply]").ClickAsync();
        await Text.PressAsync("Escape");
    }

    private async Task SeeFormsAsync(AxeWalk walk)
    {
        await walk.SeeAsync("history", () => OpenAsync("h"));
        await walk.SeeAsync("transfer refused", () => RefusedAsync("t"));
        await walk.SeeAsync("merge refused", () => RefusedAsync("m"));
        await walk.SeeAsync("escalation refused", () => RefusedAsync("e"));
        await walk.SeeAsync("update refused", () => RefusedAsync("u", FailsAsync));
        await walk.SeeAsync("classification refused", () => RefusedAsync("c", () => Ana.GetByTestId("tag-input").FillAsync("a,b,c,d,e,f,g,h,i,j,k,l,m")));
        await walk.SeeAsync("solution refused", () => RefusedAsync("s", () => Ana.GetByTestId("solution-tell").CheckAsync()));
        await walk.SeeAsync("a place refused", async () =>
        {
            await Ana.GetByTestId("composer-attach").ClickAsync();
            await Ana.GetByTestId("attach-place").ClickAsync();
            await Expect(Dialog).ToBeVisibleAsync();
            await SubmitAsync();
        });
        await walk.SeeAsync("the subject", () => Ana.GetByTestId("subject").ClickAsync(), "[data-testid=ticket-header]");
        await Ana.GetByTestId("subject-input").PressAsync("Escape");
    }

    private async Task SeeElsewhereAsync(AxeWalk walk, string wide)
    {
        await Row(Ana, "Jonas").ClickAsync();
        await walk.SeeAsync("a closed window", () => Expect(Ana.GetByTestId("window-closed")).ToBeVisibleAsync());
        await walk.SeeAsync("templates", async () =>
        {
            await Ana.GetByTestId("template-open").ClickAsync();
            await Expect(Ana.GetByTestId("template-row")).ToHaveCountAsync(2);
        });
        await walk.SeeAsync("a template", async () =>
        {
            await Ana.GetByTestId("template-open").ClickAsync();
            await Ana.GetByTestId("template-row").First.ClickAsync();
        });
        await Ana.EvaluateAsync($"Blazor.navigateTo('/tickets/{_solved}')");
        await walk.SeeAsync("a correction refused", async () =>
        {
            await Ana.GetByTestId("action-correct").ClickAsync();
            await Expect(Dialog).ToBeVisibleAsync();
            await SubmitAsync();
        });
        await Ana.EvaluateAsync("Blazor.navigateTo('/tickets/99999')");
        await walk.SeeAsync("no such ticket", () => Expect(Ana.Locator(".thread.alone h1")).ToBeVisibleAsync());
        await Ana.EvaluateAsync($"Blazor.navigateTo('/tickets/{wide}')");
        await Expect(Text).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");
        await walk.SeeAsync("no line", () => CutAsync(Ana), "[data-testid=connection-state]");
        await MendAsync(Ana);
    }

    private async Task SeeNarrowAsync(AxeWalk walk, string wide, int width)
    {
        await Ana.SetViewportSizeAsync(width, 844);
        await walk.SeeAsync($"{width}: a conversation", () => Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-ticket-number", wide));
        await walk.SeeAsync($"{width}: putting off", () => Ana.GetByTestId("action-pause").ClickAsync());
        await Ana.GetByTestId("ticket-header").Locator("> .ib").Last.ClickAsync();
        await walk.SeeAsync($"{width}: the customer", () => Expect(Ana.GetByTestId("customer-legal-name")).ToBeInViewportAsync(), ".side");
        await Ana.Locator(".side-close").ClickAsync();
    }

    private async Task SeePhoneAsync(AxeWalk walk)
    {
        await walk.SeeAsync("phone: solution", () => RefusedAsync("s"));
        await walk.SeeAsync("phone: update", () => RefusedAsync("u", FailsAsync));
        await walk.SeeAsync("phone: AnyDesk", () => OpenAsync("d"));
        await walk.SeeAsync("phone: too long", () => Text.FillAsync(new string('a', 4_097)), ".composer");
        await Ana.GetByTestId("composer-note-toggle").ClickAsync();
        await walk.SeeAsync("phone: a note", () => Text.FillAsync("Nota"), ".composer");
        await Ana.EvaluateAsync("Blazor.navigateTo('/tickets?view=open')");
        await walk.SeeAsync("phone: the list", () => Expect(Ana.GetByTestId("ticket-row").First).ToBeVisibleAsync());
    }

    private async Task OpenAsync(string key)
    {
        await Ana.Keyboard.PressAsync(key);
        await Expect(Dialog).ToBeVisibleAsync();
    }

    private async Task RefusedAsync(string key, Func<Task>? fill = null)
    {
        await OpenAsync(key);
        await (fill?.Invoke() ?? Task.CompletedTask);
        await SubmitAsync();
    }

    private async Task SubmitAsync()
    {
        await Ana.Keyboard.PressAsync("Control+Enter");
        await Expect(Dialog.Locator(".error").First).ToBeVisibleAsync();
    }

    private async Task FailsAsync()
    {
        await Ana.Locator("[data-testid=update-line] input[type=checkbox]").First.CheckAsync();
        await Ana.GetByTestId("update-failed").ClickAsync();
    }

    private async Task OfferAsync(string sign)
    {
        await Text.FillAsync("");
        await Text.PressSequentiallyAsync(sign);
        await Expect(Ana.GetByTestId("offers").GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
    }
}
