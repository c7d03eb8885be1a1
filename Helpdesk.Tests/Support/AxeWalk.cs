using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Support;

/// <summary>
/// One page that is led from state to state: axe judges each in the light theme, its colours in the dark one too, and nothing may stick
/// out of the screen or of what it stands in. All that was found is told at the end.
/// </summary>
public sealed class AxeWalk(IPage page)
{
    // What floats over the page is judged alone, as the page behind it was before. Colours are all that a theme changes.
    private const string Judge = """
        async part => {
          const root = document.documentElement, found = [];
          const what = [...document.querySelectorAll("dialog[open], :popover-open, details[data-menu][open]")].at(-1) ?? document.querySelector(part);
          const all = wanted => [what, ...what.querySelectorAll("*")].filter(one => one.matches(wanted));
          for (const theme of ["light", "dark"]) {
            root.dataset.theme = theme;
            await new Promise(requestAnimationFrame);
            const { violations } = await axe.run(what, { resultTypes: ["violations"], iframes: false, ...theme === "dark" && { runOnly: ["color-contrast"] } });
            found.push(...violations.map(v => `${theme} ${v.id}: ${v.nodes.map(n => n.html.slice(0, 160)).join(" | ")}`));
          }
          root.dataset.theme = "light";
          const scrolls = x => ["auto", "scroll"].includes(getComputedStyle(x).overflowX);
          const within = x => { for (let p = x.parentElement; p; p = p.parentElement) if (scrolls(p)) return true; return false; };
          for (const part of all("html, .pane, .thread > *, .side, .messages, .menu, dialog[open], dialog[open] > :not(.sr)"))
            if (part.checkVisibility({ visibilityProperty: true }) && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0 && getComputedStyle(part).display !== "inline" && !scrolls(part))
              found.push(`${part.scrollWidth} in ${part.clientWidth}: ${part.outerHTML.slice(0, 160)}`);
          for (const words of document.querySelectorAll(".bubble > .words"))
            if (words.getBoundingClientRect().right > words.parentElement.getBoundingClientRect().right + 1) found.push(`out of its bubble: ${words.textContent.slice(0, 80)}`);
          for (const part of all("button, a, input, select, textarea, summary")) {
            const { left, right, width } = part.getBoundingClientRect();
            if (width > 0 && (left < -1 || right > innerWidth + 1) && part.checkVisibility({ visibilityProperty: true }) && !within(part)) found.push(`out of sight: ${part.outerHTML.slice(0, 160)}`);
          }
          return found;
        }
        """;

    private readonly List<string> _found = [];

    /// <summary>To be called before the page is opened, or opened again.</summary>
    public async Task BeginAsync()
    {
        await page.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
    }

    /// <summary>Reaches a state, judges it (all of the page, or the part that is another than before), and leaves what floats over the page as Escape does.</summary>
    public async Task SeeAsync(string state, Func<Task> reach, string part = "html")
    {
        await reach();
        _found.AddRange((await page.EvaluateAsync<string[]>(Judge, part)).Select(words => $"{state}, {words}"));
        var floating = page.Locator("dialog[open], :popover-open, details[data-menu][open]");
        for (var tries = 0; tries < 3 && await floating.CountAsync() > 0; tries++) await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(floating).ToHaveCountAsync(0);
    }

    public void End() => Assert.True(_found.Count == 0, string.Join('\n', _found));
}
