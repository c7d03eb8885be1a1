using Helpdesk.Web.Shell;
using Microsoft.JSInterop;

namespace Helpdesk.Tests.Web.Shell;

public sealed class BrowserCallsTests : IAsyncDisposable
{
    private readonly SlowBrowser _browser = new();

    public BrowserCallsTests() => _browser.Answer();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task A_call_loads_the_module_and_asks_once()
    {
        await _browser.TellAsync("./module.js", "open", "dialog", "key");
        await _browser.AskAsync<object>("./module.js", "copy", "1042");

        Assert.Equal(["import ./module.js", "open dialog key", "import ./module.js", "copy 1042"], _browser.Asked);
    }

    [Theory]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(JSDisconnectedException))]
    public async Task A_browser_that_is_away_does_nothing_and_ends_nobody(Type error)
    {
        _browser.Error = (Exception)Activator.CreateInstance(error, error == typeof(JSDisconnectedException) ? ["gone"] : [])!;

        await _browser.TellAsync("./module.js", "open", "dialog");
        Assert.False(await _browser.AskAsync<bool>("./module.js", "copy", "1042"));
    }

    [Fact]
    public async Task What_is_wrong_in_the_browser_is_not_hidden()
    {
        _browser.Error = new JSException("no such function");

        await Assert.ThrowsAsync<JSException>(() => _browser.TellAsync("./module.js", "open"));
    }
}
