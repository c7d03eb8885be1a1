using System.Globalization;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer;

/// <summary>A column that files may have, recognised by any of its names, whatever their case, accents and punctuation.</summary>
/// <param name="Key">As the wire spells the field ("legalName").</param>
/// <param name="Portuguese">What exports and templates call it.</param>
/// <param name="Synonyms">What other programs call it.</param>
public sealed record Column(string Key, string Portuguese, string English, params string[] Synonyms)
{
    /// <summary>It may stand several times, with a number behind its name.</summary>
    public bool Many { get; init; }

    /// <summary>It tells of its kind of table and of no other.</summary>
    public bool Telling { get; init; }

    /// <summary>Only for whoever reads the file.</summary>
    public bool Ignored { get; init; }

    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Portuguese;

    public bool Is(string plainHeader) => Names.Contains(plainHeader) || (Many && Names.Contains(plainHeader.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')));

    /// <summary>Letters and digits only, lower case, without accents: "CNPJ / CPF" → "cnpjcpf".</summary>
    public static string Plain(string header) => string.Concat(SearchText.Plain(header).Where(char.IsLetterOrDigit));

    private HashSet<string> Names => field ??= [.. Synonyms.Append(Key).Append(Portuguese).Append(English).Select(Plain)];
}
