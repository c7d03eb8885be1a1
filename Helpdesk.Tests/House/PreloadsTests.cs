using System.Text.RegularExpressions;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.House;

public sealed partial class PreloadsTests
{
    private const string Composer = "Features/Conversation/Composer.razor.js";

    /// <summary>A module that is fetched only when it is imported is missing where the line broke just after the page came.</summary>
    [Fact]
    public void All_that_the_composer_imports_comes_with_the_page()
    {
        var page = Preload().Matches(Read("Shell/App.razor")).Select(link => link.Groups["module"].Value);

        Assert.Equal(With(Composer, []).Order(), page.Order());
    }

    private static HashSet<string> With(string module, HashSet<string> seen)
    {
        if (!seen.Add(module)) return seen;

        var folder = new Uri(new Uri("https://helpdesk.example/"), module);
        foreach (Match import in Import().Matches(Read(module))) With(new Uri(folder, import.Groups["path"].Value).AbsolutePath[1..], seen);
        return seen;
    }

    private static string Read(string name)
    {
        var web = Path.Combine(SourceTree.Root, "Helpdesk.Web");
        var beside = Path.Combine(web, name);
        return File.ReadAllText(File.Exists(beside) ? beside : Path.Combine(web, "wwwroot", name));
    }

    [GeneratedRegex("""modulepreload" href="@Assets\["(?<module>[^"]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex Preload();

    [GeneratedRegex("""^import [^"]*"(?<path>[^"]+)";""", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Import();
}
