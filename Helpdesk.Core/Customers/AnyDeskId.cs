using System.Text.RegularExpressions;

namespace Helpdesk.Core.Customers;

/// <summary>The address of a machine in AnyDesk: nine or ten digits, or an alias such as "caixa-01@ad".</summary>
public sealed partial record AnyDeskId
{
    private AnyDeskId(string value) => Value = value;

    /// <summary>Without spaces, as the anydesk: link takes it.</summary>
    public string Value { get; }

    /// <summary>For people, in the groups that AnyDesk itself shows: "527 190 264".</summary>
    public string Display => Value.Contains('@') ? Value : $"{Value[..^9]} {Value[^9..^6]} {Value[^6..^3]} {Value[^3..]}".TrimStart();

    public static AnyDeskId? From(string? typed)
    {
        var text = typed?.Trim() ?? "";
        var digits = Spaces().Replace(text, "");

        if (Number().IsMatch(digits)) return new AnyDeskId(digits);
        return Alias().IsMatch(text) ? new AnyDeskId(text.ToLowerInvariant()) : null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"\s", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[0-9]{9,10}\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^[A-Za-z0-9][A-Za-z0-9._-]{0,62}@ad\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Alias();
}
