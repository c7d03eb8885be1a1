using Microsoft.JSInterop;

namespace Helpdesk.Tests.Web.Shell;

/// <summary>Loads modules when the test says so, and writes down what is asked of them.</summary>
internal sealed class SlowBrowser : IJSRuntime, IJSObjectReference
{
    private readonly TaskCompletionSource _loaded = new();

    public List<string> Asked { get; } = [];

    public Exception? Error { get; set; }

    /// <summary>How often it errs before it answers.</summary>
    public int ErrorsLeft { get; set; } = int.MaxValue;

    public void Answer() => _loaded.SetResult();

    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
    {
        Asked.Add(string.Join(' ', [identifier, .. (args ?? []).Select(a => a is string text ? text : a!.GetType().Name)]));
        if (Error is not null && ErrorsLeft-- > 0) throw Error;
        if (identifier == "import") await _loaded.Task;
        return this is TValue value ? value : default!;
    }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
