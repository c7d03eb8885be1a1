using Helpdesk.Core.Live;

namespace Helpdesk.Web.Shell;

/// <summary>What is wrong with this node, worst last.</summary>
public enum ShellTrouble
{
    None,

    /// <summary>News do not arrive: screens may be behind.</summary>
    News,

    /// <summary>Somebody just asked the database in vain.</summary>
    Database,
}

/// <summary>Knows what is wrong with this node, for the line at the top of every screen.</summary>
public sealed class SystemState(LiveHub hub) : IHostedService
{
    private IDisposable? _subscription;

    public event EventHandler? Changed;

    public ShellTrouble Trouble { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = hub.Subscribe(Hear);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The database was asked in vain; told by whoever asked.</summary>
    public void DatabaseIsAway() => Set(ShellTrouble.Database);

    /// <summary>The database answered again; told by whoever had asked in vain.</summary>
    public void DatabaseIsBack() => Set(ShellTrouble.None);

    private Task Hear(LiveEvent news)
    {
        if (news is ConnectionLost && Trouble == ShellTrouble.None) Set(ShellTrouble.News);
        if (news is NewsMissed) Set(ShellTrouble.None);
        return Task.CompletedTask;
    }

    private void Set(ShellTrouble trouble)
    {
        if (Trouble == trouble) return;
        Trouble = trouble;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
