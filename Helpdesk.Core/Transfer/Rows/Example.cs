using System.Globalization;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>The row that templates begin with. Its key says that it is one, and imports pass it over.</summary>
internal static class Example
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static string Key => IsEnglish ? "EXAMPLE" : "EXEMPLO";

    public static object?[] Of(TableKind kind, IReadOnlyList<Module> modules) => kind switch
    {
        TableKind.Customers =>
        [
            Key, "Padaria Pão Quente Ltda", "Padaria Pão Quente", "12.345.678/0001-95", CellWords.Name(TaxRegime.SimplesNacional), "Maria Souza",
            "Campinas", "SP", IsEnglish ? "bakery; priority" : "padaria; prioridade", null, CellWords.Name(true),
        ],
        TableKind.Contacts => [.. Whose, "Maria Souza", IsEnglish ? "Owner" : "Proprietária", "11 90000-1234", "11 3333-4444", null],
        TableKind.Licences => [.. Whose, modules.Count > 0 ? modules[0].Name : null, 3, new DateOnly(2027, 12, 31)],
        _ => [.. Whose, "CAIXA-01", "990 000 101", CellWords.Name(MachineRole.Pos), null, .. modules.Select(m => m.CurrentVersion)],
    };

    private static object?[] Whose => [Key, "12.345.678/0001-95", "Padaria Pão Quente"];
}
