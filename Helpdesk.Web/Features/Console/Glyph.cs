using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Helpdesk.Web.Features.Console;

/// <summary>
/// Our own icons as ready markup, for rows and bubbles: there are hundreds on a screen, and a component for each would cost a console
/// more memory than what it shows.
/// </summary>
public static class Glyph
{
    private static readonly ConcurrentDictionary<(string Name, string Size), MarkupString> Drawn = new();

    public static MarkupString Tiny(ResourceAssetCollection assets, string name) => Of(assets, name, "xs");

    public static MarkupString Small(ResourceAssetCollection assets, string name) => Of(assets, name, "s");

    public static MarkupString Full(ResourceAssetCollection assets, string name) => Of(assets, name, "");

    private static MarkupString Of(ResourceAssetCollection assets, string name, string size) => Drawn.GetOrAdd(
        (name, size), _ => new MarkupString($"""<svg class="icon {size}" aria-hidden="true"><use href="{assets["icons.svg"]}#i-{name}"/></svg>"""));
}
