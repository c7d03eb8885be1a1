using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.Catalogue;

/// <summary>The places in a canned reply that are filled in when it is inserted: "Oi {{contato}}, {{saudacao}}!"</summary>
public static partial class CannedText
{
    /// <summary>All there are, as people write them.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["cliente", "contato", "tecnico", "protocolo", "empresa", "saudacao"];

    /// <summary>What stands in double braces and is no variable, each once; a brace that was forgotten too.</summary>
    public static IReadOnlyList<string> Unknown(string text)
    {
        var unknown = Places().Matches(text).Where(place => !Variables.Contains(NameOf(place))).Select(place => place.Value);
        var rest = Places().Replace(text, "");
        return [.. unknown.Concat(Braces().Matches(rest).Select(brace => brace.Value.Trim())).Distinct()];
    }

    /// <summary>Fills the places in. One that has no value goes, and a space with it; what is no variable stays as it is.</summary>
    public static string Fill(string text, CannedValues values)
    {
        var filled = new StringBuilder();
        var at = 0;
        foreach (Match place in Places().Matches(text))
        {
            filled.Append(text, at, place.Index - at);
            at = place.Index + place.Length;
            if (!Variables.Contains(NameOf(place))) filled.Append(place.Value);
            else if (values.Of(NameOf(place)) is { Length: > 0 } value) filled.Append(BeginsSentence(filled) ? Capitalized(value) : value);
            else if (filled.Length > 0 && filled[^1] == ' ') filled.Length--;
        }

        return filled.Append(text, at, text.Length - at).ToString().Trim();
    }

    // "Técnico" and "saudação" are what people write without thinking.
    private static string NameOf(Match place) => string.Concat(place.Groups["name"].Value.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark));

    private static bool BeginsSentence(StringBuilder before)
    {
        var last = before.Length - 1;
        while (last >= 0 && before[last] == ' ') last--;
        return last < 0 || before[last] is '.' or '!' or '?' or '\n';
    }

    private static string Capitalized(string value) => char.ToUpperInvariant(value[0]) + value[1..];

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Places();

    [GeneratedRegex(@"\{\{[^{}\s]*|[^{}\s]*\}\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Braces();
}

/// <summary>What is filled in.</summary>
/// <param name="Customer">The company, else the person.</param>
/// <param name="Company">Ours.</param>
public sealed record CannedValues(string? Customer, string? Contact, string Technician, string Protocol, string Company, string Greeting)
{
    /// <summary>As customers are greeted at that hour. What customers read is Portuguese, whichever language the technician's screen speaks.</summary>
    public static string GreetingAt(TimeOnly local) => local.Hour switch
    {
        >= 5 and < 12 => "bom dia",
        >= 12 and < 18 => "boa tarde",
        _ => "boa noite",
    };

    internal string? Of(string variable) => variable switch
    {
        "cliente" => Customer ?? Contact,
        "contato" => Contact ?? Customer,
        "tecnico" => Technician,
        "protocolo" => Protocol,
        "empresa" => Company,
        "saudacao" => Greeting,
        _ => null,
    };
}
