using System.Text.RegularExpressions;
using System.Xml.Linq;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.House;

public sealed partial class TextsTests
{
    public static TheoryData<string> Portuguese => new(Resources().Where(name => !IsEnglish(name)));

    [Fact]
    public void No_English_stands_without_its_Portuguese() =>
        Assert.Empty(Resources().Where(IsEnglish).Select(name => name.Replace(".en.resx", ".resx", StringComparison.Ordinal)).Except(Resources()));

    [Theory, MemberData(nameof(Portuguese))]
    public void Both_languages_say_the_same_things(string name)
    {
        var portuguese = Texts(name);
        var english = Texts(EnglishOf(name));

        Assert.Equal(portuguese.Keys.Order(), english.Keys.Order());
        Assert.DoesNotContain(portuguese.Concat(english), text => string.IsNullOrWhiteSpace(text.Value));
        Assert.DoesNotContain(portuguese.Keys, key => !Places(portuguese[key]).SetEquals(Places(english[key])));
    }

    private static IEnumerable<string> Resources() => SourceTree.Files("Helpdesk.Web", "*.resx").Select(SourceTree.Name);

    private static bool IsEnglish(string name) => name.EndsWith(".en.resx", StringComparison.Ordinal);

    private static string EnglishOf(string name) => name[..^".resx".Length] + ".en.resx";

    private static Dictionary<string, string> Texts(string name) => XDocument
        .Load(Path.Combine(SourceTree.Root, name))
        .Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(place => place.Value)];

    [GeneratedRegex(@"\{\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
