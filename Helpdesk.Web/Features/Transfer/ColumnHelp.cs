using Helpdesk.Core.Transfer;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Transfer;

/// <summary>What a column takes, for the screen and for templates.</summary>
internal static class ColumnHelp
{
    public static string Of(IStringLocalizer<TransferTexts> texts, TableKind kind, Column column)
    {
        var own = texts[$"Of{kind}_{column.Key}"];
        return own.ResourceNotFound ? texts[$"Of_{column.Key}"] : own;
    }
}
