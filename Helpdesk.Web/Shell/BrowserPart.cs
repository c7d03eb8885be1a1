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

    /// <summary>Calls a function of a module with what it is about, the component, and the rest. It answers with what runs now and can "stop".</summary>
    public async Task BeginAsync(string module, string function, object? about, params object?[] rest)
    {
        await using var loaded = await js.InvokeAsync<IJSObjectReference>("import", module);
        if (_gone) return;

        _running = await loaded.InvokeAsync<IJSObjectReference>(function, [about, _owner, .. rest]);
        if (_gone) await TellAsync("stop");
    }

    /// <summary>Says something to what runs there. A browser that is away hears nothing of it.</summary>
    public async Task TellAsync(string function, params object?[] arguments)
    {
        if (_running is null) return;

        try
        {
            await _running.InvokeVoidAsync(function, arguments);
        }
        catch (Exception e) when (IsAway(e))
        {
        }
    }

    /// <summary>The default when nothing runs, or nobody answers.</summary>
    public async Task<TAnswer?> AskAsync<TAnswer>(string function)
    {
        if (_running is null) return default;

        try
        {
            return await _running.InvokeAsync<TAnswer>(function);
        }
        catch (Exception e) when (IsAway(e))
        {
            return default;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        _owner.Dispose();
        await TellAsync("stop");
    }

    // A line that broke loses the call, which is given up after a minute; or the page is gone, and what ran there with it. Both are ordinary,
    // and the circuit that waits for the line to come back must not end of it.
    private static bool IsAway(Exception e) => e is OperationCanceledException or JSDisconnectedException;
}
