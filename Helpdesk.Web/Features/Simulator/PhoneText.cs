using System.Globalization;
using System.Text.Json.Nodes;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>What a phone shows below the picture of a place or a contact.</summary>
internal static class PhoneText
{
    /// <summary>Null when nothing is told.</summary>
    public static string? Of(params IReadOnlyList<string?> lines) =>
        string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)).Distinct()) is { Length: > 0 } text ? text : null;

    /// <summary>A place as Meta and Gupshup tell it; one without a name goes by its coordinates.</summary>
    public static string OfPlace(JsonNode place) => Of(place.Text("name"), place.Text("address"))
        ?? string.Create(CultureInfo.InvariantCulture, $"{place.Number("latitude")}, {place.Number("longitude")}");
}
