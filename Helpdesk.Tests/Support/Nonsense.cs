using System.Text;
using System.Text.Json.Nodes;

namespace Helpdesk.Tests.Support;

/// <summary>Puts nonsense in the place of any one part of a body.</summary>
public static class Nonsense
{
    public static readonly string[] All = ["null", "-1e999", "\"\\ud83d\"", "[[]]", "{}"];

    public static IEnumerable<object[]> Paths(JsonNode whole) => Paths(whole, []);

    public static byte[] With(JsonNode whole, object[] path, string nonsense)
    {
        var copy = whole.DeepClone();
        var parent = path[..^1].Aggregate(copy, (node, step) => step is int i ? node[i]! : node[(string)step]!);
        if (path[^1] is int index) parent[index] = "NONSENSE";
        else parent[(string)path[^1]] = "NONSENSE";
        return Encoding.UTF8.GetBytes(copy.ToJsonString().Replace("\"NONSENSE\"", nonsense, StringComparison.Ordinal));
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject inner => inner.SelectMany(property => Paths(property.Value, [.. path, property.Key]).Append([.. path, property.Key])),
        JsonArray list => list.SelectMany((item, i) => Paths(item, [.. path, i]).Append([.. path, i])),
        _ => [],
    };
}
