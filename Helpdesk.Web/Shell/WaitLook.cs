namespace Helpdesk.Web.Shell;

/// <summary>How pressing a ticket is, by how long its customer waits for an answer.</summary>
public enum Heat
{
    Calm,
    Warm,
    Hot,
}

/// <summary>How a wait looks, on the board as in the list: its sign and its colour.</summary>
public static class WaitLook
{
    /// <summary>After that long a wait is as bad as it gets.</summary>
    public static readonly TimeSpan Unbearable = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Warm = TimeSpan.FromMinutes(15);

    public static Heat HeatOf(TimeSpan wait) => wait >= Unbearable ? Heat.Hot : wait >= Warm ? Heat.Warm : Heat.Calm;

    public static string Icon(Heat heat) => heat == Heat.Hot ? "alert" : "clock";

    public static string? Css(Heat heat) => heat switch
    {
        Heat.Hot => "missed",
        Heat.Warm => "risk",
        _ => null,
    };
}
