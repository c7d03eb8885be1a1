using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>Numbers, days and tax ids as people in Brazil and Excel write them.</summary>
internal static partial class CellValues
{
    private const int FirstSerial = 29_221;
    private const int LastSerial = 109_575;

    private static readonly string[] Days = ["d/M/yyyy", "d/M/yy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d"];

    /// <summary>"3", "3,0", "1.234": whole numbers only.</summary>
    public static int? Whole(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        if (Thousands().IsMatch(bare)) bare = bare.Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse(bare.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;
    }

    /// <summary>"31/12/2026", with or without a time behind it, or the number by which Excel counts days.</summary>
    public static DateOnly? Day(string text)
    {
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var serial))
        {
            return serial is >= FirstSerial and <= LastSerial ? DateOnly.FromDateTime(DateTime.FromOADate(serial)) : null;
        }

        var end = text.IndexOfAny([' ', 'T']);
        return DateOnly.TryParseExact(end < 0 ? text : text[..end], Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>Gives a CNPJ or CPF the zeros back that a spreadsheet took for a number's.</summary>
    public static string TaxId(string text)
    {
        if (Customers.TaxId.From(text) is not null || !Digits().IsMatch(text) || text.Length > 14) return text;

        var (cnpj, cpf) = (text.PadLeft(14, '0'), text.PadLeft(11, '0'));
        return Customers.TaxId.From(cnpj) is not null ? cnpj : Customers.TaxId.From(cpf) is not null ? cpf : text;
    }

    /// <summary>"1,23457E+13": the last digits are gone for good.</summary>
    public static bool IsRounded(string text) => Rounded().IsMatch(text);

    /// <summary>Some programs put several phones into one cell.</summary>
    public static IEnumerable<string> Phones(string text) => PhoneBreak().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0);

    /// <summary>Separated by what none of them contains.</summary>
    public static string[] Tags(string text)
    {
        var separator = text.Contains('|', StringComparison.Ordinal) ? '|' : text.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        return text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>So that <see cref="Tags"/> reads the same ones.</summary>
    public static string Join(IReadOnlyList<string> tags)
    {
        var separator = tags.Any(tag => tag.Contains(';', StringComparison.Ordinal)) ? '|' : ';';
        var joined = string.Join($"{separator} ", tags);
        return tags.Count == 1 && joined.AsSpan().ContainsAny(",;") ? joined + separator : joined;
    }

    /// <summary>Brazilian numbers without the country: a plus in front looks like a formula.</summary>
    public static string Phone(string number) => PhoneNumber.FromTyped(number)?.Display is { } shown && shown.StartsWith("+55 ", StringComparison.Ordinal) ? shown[4..] : number;

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3})+(,0*)?\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[0-9]+\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[0-9]+([.,][0-9]+)?E\+?[0-9]+\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Rounded();

    [GeneratedRegex(@"[;,|\r\n]| / ", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PhoneBreak();
}
