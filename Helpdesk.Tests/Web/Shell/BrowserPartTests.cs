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

    /// <summary>Loads modules when the test says so, and writes down what is asked of them.</summary>
    private sealed class SlowBrowser : IJSRuntime, IJSObjectReference
    {
        private readonly TaskCompletionSource _loaded = new();

        public List<string> Asked { get; } = [];

        public Exception? Error { get; set; }

        public void Answer() => _loaded.SetResult();

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked.Add(string.Join(' ', [identifier, .. (args ?? []).Select(a => a is string text ? text : a!.GetType().Name)]));
            if (Error is not null) throw Error;
            if (identifier == "import") await _loaded.Task;
            return this is TValue value ? value : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
