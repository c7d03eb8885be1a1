using System.Text.RegularExpressions;

namespace Helpdesk.Core.Customers;

/// <summary>What sort of thing an id is that a provider gives us for somebody.</summary>
public enum RawIdKind
{
    Phone,

    /// <summary>Meta's business-scoped user id ("BR.1502576394655899").</summary>
    UserId,

    /// <summary>WhatsApp's hidden id of a person, as the unofficial providers pass it on.</summary>
    Lid,

    /// <summary>A group, a newsletter or a broadcast list: many people, no client.</summary>
    Room,

    /// <summary>None of these; kept as it is.</summary>
    Opaque,
}

/// <summary>Tells phones from opaque ids before anything is cut off them: an opaque id must never become a phone.</summary>
public static partial class RawId
{
    public static RawIdKind KindOf(string raw) => raw switch
    {
        _ when UserId().IsMatch(raw) => RawIdKind.UserId,
        _ when raw.EndsWith("@lid", StringComparison.OrdinalIgnoreCase) => RawIdKind.Lid,
        _ when Room().IsMatch(raw) => RawIdKind.Room,
        _ when Phone().IsMatch(raw) => RawIdKind.Phone,
        _ => RawIdKind.Opaque,
    };

    [GeneratedRegex(@"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex UserId();

    [GeneratedRegex(
        @"(@g\.us|@newsletter|@broadcast|-group|-broadcast)\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Room();

    [GeneratedRegex(@"^\+?[0-9][0-9 ().-]*(:[0-9]+)?(@(c\.us|s\.whatsapp\.net))?\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Phone();
}
