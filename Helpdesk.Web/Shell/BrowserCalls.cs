using Microsoft.JSInterop;

namespace Helpdesk.Web.Shell;

/// <summary>
/// Single calls to the browser. A line that broke loses the call, which is given up after a minute; or the page is gone. Both are ordinary: nothing
/// is done then, and the circuit that waits for the line to come back must not end of it.
/// </summary>
public static class BrowserCalls
{
    public static Task TellAsync(this IJSRuntime js, string module, string function, params object?[] arguments) => UnlessAwayAsync(async () =>
    {
        await using var loaded = await js.InvokeAsync<IJSObjectReference>("import", module);
        await loaded.InvokeVoidAsync(function, arguments);
    });

    /// <summary>The default when nobody answers.</summary>
    public static Task<TAnswer?> AskAsync<TAnswer>(this IJSRuntime js, string module, string function, params object?[] arguments) => UnlessAwayAsync<TAnswer?>(async () =>
    {
        await using var loaded = await js.InvokeAsync<IJSObjectReference>("import", module);
        return await loaded.InvokeAsync<TAnswer>(function, arguments);
    });

    internal static Task UnlessAwayAsync(Func<ValueTask> call) => UnlessAwayAsync(async () =>
    {
        await call();
        return true;
    });

    internal static async Task<TAnswer?> UnlessAwayAsync<TAnswer>(Func<ValueTask<TAnswer>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is OperationCanceledException or JSDisconnectedException)
        {
            return default;
        }
    }
}
