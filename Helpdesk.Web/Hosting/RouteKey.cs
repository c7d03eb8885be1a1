namespace Helpdesk.Web.Hosting;

/// <summary>A key of somebody else's, as a segment of an address.</summary>
public static class RouteKey
{
    /// <summary>The server leaves a slash in a segment as it was sent, since it cannot tell it from one between segments.</summary>
    public static string Of(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim();
}
