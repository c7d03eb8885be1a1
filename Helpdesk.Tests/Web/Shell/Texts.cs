using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Tests.Web.Shell;

/// <summary>The product's own texts, and a reader of one language.</summary>
internal static class Texts
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

    public static IStringLocalizer<T> Of<T>() => Services.GetRequiredService<IStringLocalizer<T>>();

    /// <summary>This test reads as somebody who chose that language.</summary>
    public static void ReadIn(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}
