using System.Buffers;

namespace Helpdesk.Core.Customers;

/// <summary>
/// A phone number in its one canonical form. WhatsApp writes many Brazilian mobiles without their ninth digit, so the same phone goes by
/// two forms: <see cref="Value"/> is what we compare by, never what a reply is addressed to (that is the exact id last seen).
/// </summary>
public sealed record PhoneNumber
{
    // No-break space and no-break hyphen come along when a number is copied from a document.
    private static readonly SearchValues<char> Typeable = SearchValues.Create("0123456789+-()./ \u00A0\u2011");

    private PhoneNumber(string digits, string? otherDigits) =>
        (Value, OtherForm) = ($"+{digits}", otherDigits is null ? null : $"+{otherDigits}");

    /// <summary>E.164 with the plus: the key.</summary>
    public string Value { get; }

    /// <summary>The other spelling under which WhatsApp may know the same phone (E.164); null when there is none.</summary>
    public string? OtherForm { get; }

    /// <summary>For people: "+55 11 90000-1234".</summary>
    public string Display => Brazil.IsNumber(Value.AsSpan(1)) ? $"+55 {Value[3..5]} {Value[5..^4]}-{Value[^4..]}" : Value;

    /// <summary>A provider's id, which is always international. Null when it is no phone.</summary>
    public static PhoneNumber? FromProvider(string? raw)
    {
        if (raw is null || RawId.KindOf(raw) != RawIdKind.Phone) return null;

        var end = raw.IndexOfAny([':', '@']);
        return Canonical(DigitsOf(end < 0 ? raw : raw[..end]));
    }

    /// <summary>What a person or the ERP wrote. Null when it cannot be a whole number: an area code is never guessed.</summary>
    public static PhoneNumber? FromTyped(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.AsSpan().ContainsAnyExcept(Typeable) || text.LastIndexOf('+') > 0) return null;

        var digits = DigitsOf(text);
        if (text.StartsWith('+')) return Checked(digits);
        if (digits.StartsWith("00", StringComparison.Ordinal)) return Checked(digits[2..]);

        // One zero is the trunk prefix. Without a plus, 11 digits that start with 55 are Rio Grande do Sul, not Brazil's country code.
        var national = digits.StartsWith('0') ? digits[1..] : digits;
        if (national.Length is 10 or 11) return Checked($"55{national}");
        return Brazil.IsNumber(digits) ? Canonical(digits) : null;
    }

    public override string ToString() => Value;

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static PhoneNumber? Checked(string digits) =>
        digits.StartsWith("55", StringComparison.Ordinal) && !Brazil.IsNumber(digits) ? null : Canonical(digits);

    private static PhoneNumber? Canonical(string digits)
    {
        if (digits.Length is < 8 or > 15 || digits[0] == '0') return null;
        if (Brazil.IsNumber(digits)) return new PhoneNumber(Brazil.WithNinthDigit(digits), Brazil.WithoutNinthDigit(digits));

        return (digits[..2], digits.Length) switch
        {
            // Argentina's mobiles carry a 9 after the country code, Mexico's carried a 1 until 2019; WhatsApp writes both.
            ("54", 13) when digits[2] == '9' => new PhoneNumber(digits, $"54{digits[3..]}"),
            ("54", 12) => new PhoneNumber($"549{digits[2..]}", digits),
            ("52", 13) when digits[2] == '1' => new PhoneNumber($"52{digits[3..]}", digits),
            ("52", 12) => new PhoneNumber(digits, $"521{digits[2..]}"),
            _ => new PhoneNumber(digits, null),
        };
    }
}
