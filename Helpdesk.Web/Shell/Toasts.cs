using Helpdesk.Core;

namespace Helpdesk.Web.Shell;

/// <summary>Passing words at the lower edge, for one person's circuit. <see cref="ToastStack"/> draws them.</summary>
public sealed class Toasts(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(6);

    private readonly List<Toast> _shown = [];

    public event EventHandler? Changed;

    public IReadOnlyList<Toast> Shown => _shown;

    public void Good(string words) => Add(new Toast(Ids.New(), words, Good: true));

    public void Bad(string words) => Add(new Toast(Ids.New(), words, Good: false));

    public void Close(Toast toast)
    {
        if (_shown.Remove(toast)) Changed?.Invoke(this, EventArgs.Empty);
    }

    private void Add(Toast toast)
    {
        _shown.RemoveAll(other => other.Words == toast.Words);
        _shown.Add(toast);
        Changed?.Invoke(this, EventArgs.Empty);
        _ = FadeAsync(toast);
    }

    private async Task FadeAsync(Toast toast)
    {
        await Task.Delay(Life, time);
        Close(toast);
    }
}

public sealed record Toast(Guid Id, string Words, bool Good);
