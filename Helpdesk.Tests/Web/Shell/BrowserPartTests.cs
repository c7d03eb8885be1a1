using Helpdesk.Web.Shell;
using Microsoft.JSInterop;

namespace Helpdesk.Tests.Web.Shell;

public sealed class BrowserPartTests : IAsyncLifetime
{
    private readonly SlowBrowser _browser = new();
    private readonly BrowserPart<object> _part = new(new object());

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _part.DisposeAsync();

    [Fact]
    public async Task What_is_gone_before_the_browser_answered_never_begins()
    {
        var begins = _part.BeginAsync(_browser, "./Some.razor.js", "watch", []);
        await _part.DisposeAsync();

        _browser.Script.SetResult(_browser);
        await begins;

        Assert.Equal(["import", "dispose"], _browser.Heard);
    }

    [Fact]
    public async Task What_is_gone_while_it_begins_is_stopped_at_once()
    {
        _browser.Script.SetResult(_browser);
        var begins = _part.BeginAsync(_browser, "./Some.razor.js", "watch", []);
        await _part.DisposeAsync();

        _browser.Begun.SetResult(_browser);
        await begins;

        Assert.Equal(["import", "watch", "stop", "dispose", "dispose"], _browser.Heard);
    }

    [Fact]
    public async Task What_began_is_stopped_once()
    {
        _browser.Script.SetResult(_browser);
        _browser.Begun.SetResult(_browser);
        await _part.BeginAsync(_browser, "./Some.razor.js", "watch", []);

        await _part.DisposeAsync();
        await _part.DisposeAsync();

        Assert.Equal(["import", "watch", "dispose", "stop", "dispose"], _browser.Heard);
    }

    /// <summary>Answers when the test says so. It stands for its scripts and what they begin as well.</summary>
    private sealed class SlowBrowser : IJSRuntime, IJSObjectReference
    {
        public TaskCompletionSource<IJSObjectReference> Script { get; } = new();

        public TaskCompletionSource<IJSObjectReference> Begun { get; } = new();

        public List<string> Heard { get; } = [];

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Heard.Add(identifier);
            return identifier switch
            {
                "import" => (TValue)await Script.Task,
                "watch" => (TValue)await Begun.Task,
                _ => default!,
            };
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            Heard.Add("dispose");
            return ValueTask.CompletedTask;
        }
    }
}
