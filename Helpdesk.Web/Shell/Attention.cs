namespace Helpdesk.Web.Shell;

/// <summary>What waits for this person, for the counter on the rail. Whoever knows it says so; the rail draws it.</summary>
public sealed class Attention
{
    public event EventHandler? Changed;

    public int Unread { get; private set; }

    public void Say(int unread)
    {
        if (Unread == unread) return;
        Unread = unread;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
