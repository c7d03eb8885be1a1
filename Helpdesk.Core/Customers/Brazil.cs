using System.Collections.Frozen;

namespace Helpdesk.Core.Customers;

/// <summary>Brazil's numbering plan, as far as telling phones apart needs it. Digits start with the country code.</summary>
internal static class Brazil
{
    private static readonly FrozenSet<int> AreaCodes = FrozenSet.ToFrozenSet<int>(
    [
        11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 24, 27, 28, 31, 32, 33, 34, 35, 37, 38,
        41, 42, 43, 44, 45, 46, 47, 48, 49, 51, 53, 54, 55, 61, 62, 63, 64, 65, 66, 67, 68, 69,
        71, 73, 74, 75, 77, 79, 81, 82, 83, 84, 85, 86, 87, 88, 89, 91, 92, 93, 94, 95, 96, 97, 98, 99,
    ]);

    /// <summary>Country code, a real area code, and eight digits or nine of which the first is 9.</summary>
    public static bool IsNumber(ReadOnlySpan<char> digits) =>
        digits.StartsWith("55")
        && (digits.Length == 12 || (digits.Length == 13 && digits[4] == '9'))
        && AreaCodes.Contains(((digits[2] - '0') * 10) + digits[3] - '0');

    /// <summary>The full form: eight digits that are no landline are a mobile in its old form.</summary>
    public static string WithNinthDigit(string digits) =>
        digits.Length == 12 && !IsLandline(digits[4]) ? digits.Insert(4, "9") : digits;

    /// <summary>The old form of a mobile; null for a landline, and where the old form would be somebody's landline.</summary>
    public static string? WithoutNinthDigit(string digits)
    {
        var full = WithNinthDigit(digits);
        return full.Length == 12 || IsLandline(full[5]) ? null : full.Remove(4, 1);
    }

    // Old mobiles began with 6 to 9; asking for "not 2 to 5" also covers ranges that were never given out.
    private static bool IsLandline(char first) => first is >= '2' and <= '5';
}
