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

    public static MarkupString Tiny(string name) => Of(name, "xs");

    public static MarkupString Small(string name) => Of(name, "s");

    public static MarkupString Full(string name) => Of(name, "");

    private static MarkupString Of(string name, string size) => Drawn.GetOrAdd(
        (name, size), _ => new MarkupString($"""<svg class="icon {size}" aria-hidden="true"><use href="#i-{name}"/></svg>"""));
}
