using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Helpdesk.Tests.Support;

/// <summary>What Meta takes as the components of a template (Cloud API: template messages): of one that it lists, exactly those that have variables.</summary>
internal static partial class GraphComponents
{
    public static bool Takes(JsonNode template, JsonArray listed)
    {
        if (string.IsNullOrEmpty((string?)template["name"]) || string.IsNullOrEmpty((string?)template["language"]?["code"])) return false;

        var told = (template["components"]?.AsArray() ?? []).Select(Shape).ToList();
        if (told.Contains(null)) return false;

        var known = listed.FirstOrDefault(t => ((string?)t!["name"], (string?)t["language"]) == ((string?)template["name"], (string?)template["language"]!["code"]));
        return known is null || Wanted(known).SequenceEqual(told);
    }

    /// <summary>"header 1", "body nome,hora", "button url 0 1"; null for what is none.</summary>
    private static string? Shape(JsonNode? component)
    {
        var parameters = component?["parameters"]?.AsArray() ?? [];
        if (parameters.Count == 0 || !parameters.All(p => (string?)p!["type"] == "text" && !string.IsNullOrWhiteSpace((string?)p["text"]))) return null;

        var names = string.Join(',', parameters.Select((p, i) => (string?)p!["parameter_name"] ?? $"{i + 1}"));
        return ((string?)component!["type"], (string?)component["sub_type"], (string?)component["index"]) switch
        {
            ("header" or "body", null, null) => $"{component["type"]} {names}",
            ("button", "url", { Length: 1 } index) => $"button url {index} {names}",
            _ => null,
        };
    }

    private static IEnumerable<string> Wanted(JsonNode listed)
    {
        var parts = listed["components"]!.AsArray().ToLookup(part => (string?)part!["type"]);
        var texts = new[] { ("header", (string?)parts["HEADER"].FirstOrDefault()?["text"]), ("body", (string?)parts["BODY"].FirstOrDefault()?["text"]) }
            .Concat(parts["BUTTONS"].SelectMany(part => part!["buttons"]!.AsArray()).Select((button, i) => ($"button url {i}", (string?)button!["url"])));
        return texts.Select(part => (part.Item1, Names: string.Join(',', Variable().Matches(part.Item2 ?? "").Select(v => v.Groups["name"].Value).Distinct().Order())))
            .Where(part => part.Names.Length > 0).Select(part => $"{part.Item1} {part.Names}");
    }

    [GeneratedRegex(@"\{\{\s*(?<name>\w+)\s*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
