using System.Globalization;
using System.Text.RegularExpressions;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>A point on the map, as people copy it: two numbers, or a map's address that holds them.</summary>
public sealed partial record Coordinates(double Latitude, double Longitude)
{
    /// <summary>Null when there is no such point in it.</summary>
    public static Coordinates? Read(string text)
    {
        if (Pair().Match(text) is not { Success: true } found) return null;

        var (latitude, longitude) = (Number(found.Groups["lat"]), Number(found.Groups["lon"]));
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? new Coordinates(latitude, longitude) : null;
    }

    private static double Number(Group digits) => double.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<lat>-?[0-9]{1,3}(\.[0-9]+)?)(\s*[,;]\s*|%2C|\s+)(?<lon>-?[0-9]{1,3}(\.[0-9]+)?)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pair();
}
