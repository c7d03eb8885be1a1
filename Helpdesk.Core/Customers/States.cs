using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Helpdesk.Core.Customers;

/// <summary>Brazil's states, by their two letters.</summary>
public static class States
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["AC"] = "Acre",
        ["AL"] = "Alagoas",
        ["AM"] = "Amazonas",
        ["AP"] = "Amapá",
        ["BA"] = "Bahia",
        ["CE"] = "Ceará",
        ["DF"] = "Distrito Federal",
        ["ES"] = "Espírito Santo",
        ["GO"] = "Goiás",
        ["MA"] = "Maranhão",
        ["MG"] = "Minas Gerais",
        ["MS"] = "Mato Grosso do Sul",
        ["MT"] = "Mato Grosso",
        ["PA"] = "Pará",
        ["PB"] = "Paraíba",
        ["PE"] = "Pernambuco",
        ["PI"] = "Piauí",
        ["PR"] = "Paraná",
        ["RJ"] = "Rio de Janeiro",
        ["RN"] = "Rio Grande do Norte",
        ["RO"] = "Rondônia",
        ["RR"] = "Roraima",
        ["RS"] = "Rio Grande do Sul",
        ["SC"] = "Santa Catarina",
        ["SE"] = "Sergipe",
        ["SP"] = "São Paulo",
        ["TO"] = "Tocantins",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Codes = Names.ToFrozenDictionary(s => Plain(s.Value), s => s.Key);

    /// <summary>The two letters of every state, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.Keys.Order(StringComparer.Ordinal)];

    public static string NameOf(string code) => Names[code];

    /// <summary>From two letters or a name, however written; null when it is no state.</summary>
    public static string? CodeOf(string typed)
    {
        var text = typed.Trim();
        return Names.ContainsKey(text) ? text.ToUpperInvariant() : Codes.GetValueOrDefault(Plain(text));
    }

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();
}
