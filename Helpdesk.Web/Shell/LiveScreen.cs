using System.Globalization;
using Helpdesk.Core.Data;
using Helpdesk.Core.Live;
using Microsoft.AspNetCore.Components;

namespace Helpdesk.Web.Shell;

/// <summary>A screen that follows the news: it reads everything once, and then only what the news name.</summary>
public abstract class LiveScreen : Screen, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly List<LiveEvent> _waiting = [];
    private IDisposable? _subscription;
    private CultureInfo _culture = CultureInfo.InvariantCulture;
    private CultureInfo _language = CultureInfo.InvariantCulture;
    private bool _reading, _gone;

    /// <summary>Whether everything was read once, so that there is something to show.</summary>
    protected bool Loaded { get; private set; }

    /// <summary>Whether what is shown may be behind: news do not arrive, or all is being read again because some were missed.</summary>
    protected bool Behind { get; private set; }

    [Inject] protected LiveHub Hub { get; private set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>Compares ids and nothing else: this is asked for every piece of news, in every circuit.</summary>
    protected abstract bool Concerns(LiveEvent news);

    /// <summary>Reads all that is shown: at the start, when the filter changes, and after news were missed.</summary>
    protected abstract Task LoadAsync();

    /// <summary>Reads the rows that the news name, and nothing else.</summary>
    protected abstract Task FollowAsync(IReadOnlyCollection<LiveEvent> news);

    protected override async Task OnInitializedAsync()
    {
        (_culture, _language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        // Listen before reading: news that come in between then cost one reading too many, never one too few.
        _subscription = Hub.Subscribe(TellAsync);
        await ReloadAsync();
    }

    /// <summary><see cref="Behind"/> changed: whoever acts upon what is shown waits.</summary>
    protected virtual void OnBehind() => Fresh?.Tell(this, Behind);

    protected Task ReloadAsync() => HearAsync(new NewsMissed());

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _gone = true;
        Fresh?.Tell(this, behind: false);
        _subscription?.Dispose();
    }

    // A lost connection brings nothing to read; the line at the top tells of it, and NewsMissed follows when it is back.
    private Task TellAsync(LiveEvent news) => news switch
    {
        ConnectionLost => InvokeAsync(() => Fall(behind: true)),
        NewsMissed => InvokeAsync(() => HearAsync(news)),
        _ => Concerns(news) ? InvokeAsync(() => HearAsync(news)) : Task.CompletedTask,
    };

    private void Fall(bool behind)
    {
        if (Behind == behind || _gone) return;

        SpeakTheirs();
        Behind = behind;
        OnBehind();
    }

    private async Task HearAsync(LiveEvent news)
    {
        _waiting.Add(news);
        if (news is NewsMissed && Loaded) Fall(behind: true);
        if (_reading || _gone) return;

        _reading = true;
        try
        {
            while (_waiting.Count > 0 && !_gone) await ReadOnceAsync();
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
        finally
        {
            _reading = false;
        }
    }

    private async Task ReadOnceAsync()
    {
        SpeakTheirs();
        LiveEvent[] batch = [.. _waiting];
        _waiting.Clear();
        try
        {
            await (batch.Any(news => news is NewsMissed) ? LoadAsync() : FollowAsync(batch));
            if (Node.Trouble == ShellTrouble.Database) Node.DatabaseIsBack();
            Loaded = true;
            if (Node.Trouble != ShellTrouble.News && !_waiting.Any(news => news is NewsMissed)) Fall(behind: false);
        }
        catch (Exception e) when (Database.IsOutOfReach(e))
        {
            await WaitForDatabaseAsync();
        }

        if (!_gone) StateHasChanged();
    }

    // News come from another thread, which speaks the server's language and not this person's.
    private void SpeakTheirs() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _language);

    // What is on the screen stays there; everything is read again until the database answers.
    private async Task WaitForDatabaseAsync()
    {
        Node.DatabaseIsAway();
        Fall(behind: true);
        _waiting.Add(new NewsMissed());
        await Task.Delay(Pause, Clock);
    }
}
