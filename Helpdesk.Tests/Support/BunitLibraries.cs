using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Helpdesk.Tests.Support;

/// <summary>bUnit asks for a newer AngleSharp.Diffing than build/Bunit.targets can get; the older one does for all but MarkupMatches.</summary>
internal static class BunitLibraries
{
#pragma warning disable CA2255 // It must be in place before the runtime looks for bUnit's libraries, and nothing of ours runs earlier.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() =>
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == "AngleSharp.Diffing" ? Load(context) : null;

    private static Assembly Load(AssemblyLoadContext context) =>
        context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"));
}
