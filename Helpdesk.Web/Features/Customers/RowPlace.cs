using System.Globalization;
using System.Text.RegularExpressions;

namespace Helpdesk.Web.Features.Customers;

/// <summary>Which row of a list, and which of its fields, a refusal means: "machines[3].name".</summary>
public sealed partial record RowPlace(int Index, string Field)
{
    /// <summary>Null when it is no row of that list.</summary>
    public static RowPlace? Of(string wire, string list)
    {
        var match = Row().Match(wire);
        return match.Success && match.Groups["list"].Value == list
            ? new RowPlace(int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture), match.Groups["field"].Value)
            : null;
    }

    [GeneratedRegex(@"^(?<list>\w+)\[(?<index>[0-9]{1,6})\]\.?(?<field>.*)\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Row();
}
