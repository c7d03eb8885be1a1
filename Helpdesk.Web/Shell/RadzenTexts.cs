using System.Globalization;
using Microsoft.Extensions.Localization;
using Radzen;
using Radzen.Blazor;

namespace Helpdesk.Web.Shell;

/// <summary>
/// Radzen speaks no Portuguese: its words come from RadzenTexts.resx, by full key ("RequiredValidator_Text") or by what is left
/// without the component's name ("NextPageTitle"), since a dozen components share them. The rest stays Radzen's own.
/// </summary>
public sealed class RadzenTexts(IStringLocalizer<RadzenTexts> texts) : ILocalizer
{
    public string? Get(string key, CultureInfo culture)
    {
        var whole = texts[key];
        if (!whole.ResourceNotFound) return whole;

        var shared = texts[key[(key.IndexOf('_', StringComparison.Ordinal) + 1)..]];
        return shared.ResourceNotFound ? RadzenStrings.ResourceManager.GetString(key, culture) : shared;
    }
}
