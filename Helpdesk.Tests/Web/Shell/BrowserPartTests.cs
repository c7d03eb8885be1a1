using Helpdesk.Web.Shell;
using Microsoft.JSInterop;

namespace Helpdesk.Tests.Web.Shell;

public sealed class BrowserPartTests
{
    [Fact]
    public async Task It_begins_with_the_component_between_its_arguments_and_ends_with_it()
    {
        var browser = new SlowBrowser();
        browser.Answer();
        var part = new BrowserPart<BrowserPartTests>(browser, this);

        await part.BeginAsync("./module.js", "mount", "form", "draft-1");
        await part.TellAsync("focus", "note");
        await part.DisposeAsync();

        Assert.Equal(["import ./module.js", "mount form DotNetObjectReference`1 draft-1", "focus note", "stop"], browser.Asked);
    }

    [Fact]
    public async Task Whoever_is_gone_before_it_comes_begins_nothing()
    {
        var browser = new SlowBrowser();
        var part = new BrowserPart<BrowserPartTests>(browser, this);
        var beginning = part.BeginAsync("./module.js", "mount", "form");

        await part.DisposeAsync();
        browser.Answer();
        await beginning;

        Assert.Equal(["import ./module.js"], browser.Asked);
    }

    [Theory]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(JSDisconnectedException))]
    public async Task A_browser_that_is_away_hears_nothing_and_ends_nobody(Type error)
    {
        var browser = new SlowBrowser();
        browser.Answer();
        var part = new BrowserPart<BrowserPartTests>(browser, this);
        await part.BeginAsync("./module.js", "mount", "form");
        browser.Error = (Exception)Activator.CreateInstance(error, error == typeof(JSDisconnectedException) ? ["gone"] : [])!;

        await part.TellAsync("tell");
        Assert.Null(await part.AskAsync<string>("quoted"));
        await part.DisposeAsync();

        Assert.Equal(["tell", "quoted", "stop"], browser.Asked[2..]);
    }

    [Fact]
    public async Task What_a_broken_line_lost_begins_when_the_line_is_back()
    {
        var browser = new SlowBrowser { Error = new TaskCanceledException(), ErrorsLeft = 1 };
        browser.Answer();
        var part = new BrowserPart<BrowserPartTests>(browser, this);

        await part.BeginAsync("./module.js", "mount", "form");
        await part.TellAsync("tell");

        Assert.Equal(["import ./module.js", "import ./module.js", "mount form DotNetObjectReference`1", "tell"], browser.Asked);
    }

    [Fact]
    public async Task Nothing_begins_in_a_page_that_is_gone()
    {
        var browser = new SlowBrowser { Error = new JSDisconnectedException("gone") };
        var part = new BrowserPart<BrowserPartTests>(browser, this);

        await part.BeginAsync("./module.js", "mount", "form");
        await part.DisposeAsync();

        Assert.Equal(["import ./module.js"], browser.Asked);
    }
}
