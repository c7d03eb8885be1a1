using Microsoft.JSInterop;

namespace Helpdesk.Web.Shell;

/// <summary>
/// What a component lets run in the browser: it comes after the first drawing and ends with the component. Whoever walks quickly from
/// ticket to ticket is gone before it has come, which is no error.
/// </summary>
public sealed class BrowserPart<T>(IJSRuntime js, T owner) : IAsyncDisposable where T : class
{
    private readonly DotNetObjectReference<T> _owner = DotNetObjectReference.Create(owner);
    private IJSObjectReference? _running;
    private bool _gone;

    /// <summary>
    /// Calls a function of a module with what it is about, the component, and the rest. It answers with what runs now and can "stop". A call that
    /// a broken line lost is made again: without it the keys, or whatever it is, would be dead for as long as the page lives.
    /// </summary>
    public async Task BeginAsync(string module, string function, object? about, params object?[] rest)
    {
        try
        {
            await StartAsync(module, function, [about, _owner, .. rest]);
        }
        catch (OperationCanceledException)
        {
            if (!_gone) await BeginAsync(module, function, about, rest);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and nothing runs in it any more.
        }
    }

    /// <summary>Says something to what runs there. A browser that is away hears nothing of it.</summary>
    public async Task TellAsync(string function, params object?[] arguments)
    {
        if (_running is { } running) await BrowserCalls.UnlessAwayAsync(() => running.InvokeVoidAsync(function, arguments));
    }

    /// <summary>The default when nothing runs, or nobody answers.</summary>
    public async Task<TAnswer?> AskAsync<TAnswer>(string function) =>
        _running is { } running ? await BrowserCalls.UnlessAwayAsync<TAnswer?>(async () => await running.InvokeAsync<TAnswer>(function)) : default;

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        _owner.Dispose();
        await TellAsync("stop");
    }

    private async Task StartAsync(string module, string function, object?[] arguments)
    {
        await using var loaded = await js.InvokeAsync<IJSObjectReference>("import", module);
        if (_gone) return;

        _running = await loaded.InvokeAsync<IJSObjectReference>(function, arguments);
        if (_gone) await TellAsync("stop");
    }
}
