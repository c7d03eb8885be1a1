using Helpdesk.Core.Users;

namespace Helpdesk.Web.Features.Actions;

/// <summary>The dot beside a person's initials; the word always stands beside it.</summary>
public static class PresenceLook
{
    public static string Dot(Presence presence) => presence switch
    {
        Presence.Available => "on",
        Presence.Busy => "busy",
        _ => "away",
    };
}
