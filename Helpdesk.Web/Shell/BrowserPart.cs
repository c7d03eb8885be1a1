using Microsoft.JSInterop;

namespace Helpdesk.Web.Shell;

/// <summary>
/// What a component does in the browser, from its first drawing until it is gone. It may be gone before the browser has answered:
/// whoever walks down the list leaves each ticket within the blink of an eye.
/// </summary>
public sealed class BrowserPart<T>(T component) : IAsyncDisposable where T : class
{
    private readonly DotNetObjectReference<T> _self = DotNetObjectReference.Create(component);
    private IJSObjectReference? _begun;
    private bool _gone;

    /// <summary>Calls a function of a module with the arguments and, last, the component. It returns an object with "stop".</summary>
    public async Task BeginAsync(IJSRuntime browser, string module, string function, object?[] arguments)
    {
        await using var script = await browser.InvokeAsync<IJSObjectReference>("import", module);
        if (_gone) return;

        _begun = await script.InvokeAsync<IJSObjectReference>(function, [.. arguments, _self]);
        if (_gone) await StopAsync(_begun);
    }

    public async ValueTask DisposeAsync()
    {
        if (_gone) return;

        _gone = true;
        _self.Dispose();
        if (_begun is not null) await StopAsync(_begun);
    }

    private static async Task StopAsync(IJSObjectReference begun)
    {
        try
        {
            await begun.InvokeVoidAsync("stop");
            await begun.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and what was begun with it.
        }
    }
}
