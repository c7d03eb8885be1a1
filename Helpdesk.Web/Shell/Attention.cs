namespace Helpdesk.Web.Shell;

/// <summary>What waits for this person, for the counter on the rail and the browser's tab. Whoever knows it says so; they draw it.</summary>
public sealed class Attention
{
    public event EventHandler? Changed;

    /// <summary>Messages that nobody has read, of theirs and of what nobody has.</summary>
    public int Unread { get; private set; }

    /// <summary>What their bell counts. The tab says the same number in its title as its icon is lit for.</summary>
    public int Alerts { get; private set; }

    public void Say(int unread) => Say(unread, Alerts);

    public void SayAlerts(int alerts) => Say(Unread, alerts);

    private void Say(int unread, int alerts)
    {
        if ((Unread, Alerts) == (unread, alerts)) return;

        (Unread, Alerts) = (unread, alerts);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
