using System.Globalization;

namespace Helpdesk.Core.Transfer;

/// <summary>What the sheets and files of each kind are called.</summary>
public static class SheetNames
{
    private static readonly (TableKind Kind, string Portuguese, string English)[] All =
    [
        (TableKind.Customers, "Clientes", "Customers"),
        (TableKind.Contacts, "Contatos", "Contacts"),
        (TableKind.Licences, "Licenças", "Licences"),
        (TableKind.Machines, "Máquinas", "Machines"),
    ];

    public static string Of(TableKind kind)
    {
        var (_, portuguese, english) = All[(int)kind];
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? english : portuguese;
    }

    /// <summary>Null when the name says nothing.</summary>
    public static TableKind? KindOf(string name)
    {
        var plain = Column.Plain(name);
        var found = Array.FindIndex(All, s => Column.Plain(s.Portuguese) == plain || Column.Plain(s.English) == plain);
        return found < 0 ? null : All[found].Kind;
    }
}
