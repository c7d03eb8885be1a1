using System.Text.Json;
using System.Text.Json.Nodes;

namespace Helpdesk.Tests.Support;

/// <summary>How a body is built: its names, and what stands under each ("payload.sender.phone:String"). What is null or empty could be anything.</summary>
public static class Shape
{
    /// <param name="unlike">Names that one of the two need not have.</param>
    public static void Same(JsonNode expected, JsonNode actual, params IReadOnlyCollection<string> unlike)
    {
        var (there, here) = (Of(expected), Of(actual));
        Assert.Empty(there.Keys.Except(here.Keys).Where(path => !IsLeftOut(path, unlike)).Select(path => $"missing {path}"));
        Assert.Empty(here.Keys.Except(there.Keys).Where(path => !IsLeftOut(path, unlike)).Select(path => $"strange {path}"));
        Assert.Empty(there.Keys.Intersect(here.Keys).Where(path => Differ(there[path], here[path])).Select(path => $"{path} is {here[path]}, not {there[path]}"));
    }

    private static Dictionary<string, JsonValueKind> Of(JsonNode body)
    {
        var shape = new Dictionary<string, JsonValueKind>(StringComparer.Ordinal);
        Walk(body, "", shape);
        return shape;
    }

    private static void Walk(JsonNode? node, string path, Dictionary<string, JsonValueKind> shape)
    {
        shape[path] = node?.GetValueKind() ?? JsonValueKind.Null;
        if (node is JsonObject parts) foreach (var (name, part) in parts) Walk(part, $"{path}.{name}", shape);
        else if (node is JsonArray items) foreach (var item in items) Walk(item, $"{path}[]", shape);
    }

    private static bool IsLeftOut(string path, IEnumerable<string> unlike) =>
        unlike.Any(name => path.EndsWith($".{name}", StringComparison.Ordinal) || path.Contains($".{name}.", StringComparison.Ordinal) || path.Contains($".{name}[", StringComparison.Ordinal));

    private static bool Differ(JsonValueKind there, JsonValueKind here) => there != here && Plain(there) != Plain(here) && there != JsonValueKind.Null && here != JsonValueKind.Null;

    private static JsonValueKind Plain(JsonValueKind kind) => kind == JsonValueKind.False ? JsonValueKind.True : kind;
}
