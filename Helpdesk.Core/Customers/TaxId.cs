using System.Text.RegularExpressions;

namespace Helpdesk.Core.Customers;

public enum TaxIdKind
{
    /// <summary>A company's number. Numeric, or since July 2026 with letters in the first twelve places.</summary>
    Cnpj,

    /// <summary>A person's number.</summary>
    Cpf,
}

/// <summary>A Brazilian tax number whose check digits are right.</summary>
public sealed partial record TaxId
{
    private TaxId(TaxIdKind kind, string value) => (Kind, Value) = (kind, value);

    public TaxIdKind Kind { get; }

    /// <summary>Without punctuation, letters upper case.</summary>
    public string Value { get; }

    /// <summary>For people: "12.345.678/0001-95", "123.456.789-09".</summary>
    public string Display => Kind == TaxIdKind.Cnpj
        ? $"{Value[..2]}.{Value[2..5]}.{Value[5..8]}/{Value[8..12]}-{Value[12..]}"
        : $"{Value[..3]}.{Value[3..6]}.{Value[6..9]}-{Value[9..]}";

    /// <summary>Null when it is neither a CNPJ nor a CPF, or a check digit is wrong.</summary>
    public static TaxId? From(string? typed)
    {
        var value = Punctuation().Replace(typed ?? "", "").ToUpperInvariant();
        if (value.Distinct().Count() < 2) return null;

        if (Cnpj().IsMatch(value) && HasCheckDigits(value, heaviest: 9)) return new TaxId(TaxIdKind.Cnpj, value);
        return Cpf().IsMatch(value) && HasCheckDigits(value, heaviest: 11) ? new TaxId(TaxIdKind.Cpf, value) : null;
    }

    public override string ToString() => Value;

    private static bool HasCheckDigits(string value, int heaviest) =>
        value[^2] == CheckDigit(value.AsSpan(..^2), heaviest) && value[^1] == CheckDigit(value.AsSpan(..^1), heaviest);

    // Modulo 11 with weights 2, 3, 4… from the right, which start again after the heaviest. A letter counts as its place after '0' in
    // ASCII.
    private static char CheckDigit(ReadOnlySpan<char> value, int heaviest)
    {
        var sum = 0;
        for (var i = 0; i < value.Length; i++) sum += (value[^(i + 1)] - '0') * (2 + (i % (heaviest - 1)));

        var rest = sum % 11;
        return rest < 2 ? '0' : (char)('0' + 11 - rest);
    }

    [GeneratedRegex(@"[\s./-]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^[0-9A-Z]{12}[0-9]{2}\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Cnpj();

    [GeneratedRegex(@"^[0-9]{11}\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Cpf();
}
