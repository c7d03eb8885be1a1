using System.Security.Cryptography;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>
/// How a provider calls somebody whose number it does not tell. Nobody reads the number from such an id but the simulator, which has to find
/// the phone after a restart too. Whoever has the number next goes by another id.
/// </summary>
/// <param name="Stays">It belongs to the person; else it changes with the number.</param>
public sealed record OpaqueIds(string Before, string After, bool Stays)
{
    private const int Salt = 4;

    /// <summary>Meta's business-scoped user ids, which Gupshup passes on.</summary>
    public static OpaqueIds UserIds { get; } = new("BR.", "", Stays: false);

    /// <summary>WhatsApp's own, which the unofficial providers pass on.</summary>
    public static OpaqueIds Lids { get; } = new("", "@lid", Stays: true);

    public string New(string waId) => $"{Before}7{RandomNumberGenerator.GetInt32(1_000):000}{EndOf(waId)}";

    /// <summary>How all ids that were made for this number end.</summary>
    public string EndOf(string waId) => Mirror(waId) + After;

    /// <summary>The number that an id was made for; null where it is none of these ids.</summary>
    public string? NumberIn(string id)
    {
        if (!id.StartsWith(Before, StringComparison.Ordinal) || !id.EndsWith(After, StringComparison.Ordinal)) return null;

        var digits = id[Before.Length..^After.Length];
        return digits.Length > Salt && digits.All(char.IsAsciiDigit) ? Mirror(digits[Salt..]) : null;
    }

    private static string Mirror(string digits) => string.Concat(digits.Select(digit => (char)('0' + '9' - digit)));
}
