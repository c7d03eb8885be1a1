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

    /// <summary>Loads modules when the test says so, and writes down what is asked of them.</summary>
    private sealed class SlowBrowser : IJSRuntime, IJSObjectReference
    {
        private readonly TaskCompletionSource _loaded = new();

        public List<string> Asked { get; } = [];

        public void Answer() => _loaded.SetResult();

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked.Add(string.Join(' ', [identifier, .. (args ?? []).Select(a => a is string text ? text : a!.GetType().Name)]));
            if (identifier == "import") await _loaded.Task;
            return this is TValue value ? value : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
