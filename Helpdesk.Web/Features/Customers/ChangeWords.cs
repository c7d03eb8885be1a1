using System.Globalization;
using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Customers;

/// <summary>Says in the reader's language what the trail of a customer writes as the wire spells it.</summary>
/// <param name="modules">The catalogue's names by key.</param>
public sealed class ChangeWords(IStringLocalizer<CustomersTexts> texts, IReadOnlyDictionary<string, string> modules)
{
    private const string Between = " · ";

    /// <summary>"taxRegime" → "Regime", "machine:CAIXA-01" → "Máquina CAIXA-01"</summary>
    public string Field(string field)
    {
        var (kind, name) = Split(field);
        var words = texts[$"Changed_{kind}", kind == "licence" ? Module(name) : name];
        return words.ResourceNotFound ? field : words;
    }

    public string Value(string field, string value)
    {
        var kind = Split(field).Kind;
        return kind switch
        {
            "taxId" => TaxId.From(value)?.Display ?? value,
            "taxRegime" => Wire.Parse<TaxRegime>(value) is { } regime ? texts[regime.ToString()] : value,
            "active" => texts[value == "true" ? "Active" : "Inactive"],
            "contact" or "machine" or "licence" => string.Join(Between, value.Split(Between).Select((word, i) => Word(kind, word, i))),
            _ => value,
        };
    }

    private string Word(string kind, string word, int place) => kind switch
    {
        "contact" => word.StartsWith('+') ? PhoneNumber.FromTyped(word)?.Display ?? word : word,
        "licence" when DateOnly.TryParseExact(word, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => texts["Until", day.ToString("d MMM yyyy", CultureInfo.CurrentCulture)],
        "machine" when Wire.Parse<MachineRole>(word) is { } role => texts[$"Role{role}"],
        "machine" when place == 0 => AnyDeskId.From(word)?.Display ?? word,
        "machine" when word.Split(' ', 2) is [var key, var version] && modules.ContainsKey(key) => $"{Module(key)} {version}",
        _ => word,
    };

    private string Module(string key) => modules.GetValueOrDefault(key, key);

    private static (string Kind, string Name) Split(string field) => field.Split(':', 2) is [var kind, var name] ? (kind, name) : (field, "");
}
