using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Helpdesk.Web.Api;

/// <summary>A ticket's version, in JSON and as ETag and If-Match.</summary>
internal static class TicketVersion
{
    public static string Text(uint version) => version.ToString(CultureInfo.InvariantCulture);

    public static void Tell(HttpResponse response, TicketModel ticket) => response.Headers.ETag = $"\"{ticket.Version}\"";

    /// <summary>The versions that a change was thought of; null when any will do.</summary>
    public static IReadOnlyCollection<uint>? Seen(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0 || header.ToString().Trim() is "*" or "") return null;

        // Some programs leave the quotes out; what is no version of ours matches nothing, as with any ETag.
        var tags = EntityTagHeaderValue.TryParseList(header, out var parsed) ? parsed.Select(tag => tag.Tag.ToString()) : header.OfType<string>();
        return [.. tags.Select(tag => uint.TryParse(tag.Trim(' ', '"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (uint?)null).OfType<uint>()];
    }
}
