using System.Text;
using System.Text.Json.Nodes;

namespace Helpdesk.Tests.Support;

/// <summary>What becomes of a body when one of its parts is something that nobody would send.</summary>
public static class Nonsense
{
    private static readonly string[] Parts = ["null", "-1e999", "\"\\ud83d\"", "[[]]", "{}"];

    /// <summary>The body over and over, each time with another part replaced.</summary>
    public static IEnumerable<byte[]> InsteadOfEachPartOf(byte[] body)
    {
        var whole = JsonNode.Parse(body)!;
        return Paths(whole, []).SelectMany(path => Parts.Select(nonsense => With(whole, path, nonsense)));
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject inner => inner.SelectMany(property => Paths(property.Value, [.. path, property.Key]).Append([.. path, property.Key])),
        JsonArray list => list.SelectMany((item, i) => Paths(item, [.. path, i]).Append([.. path, i])),
        _ => [],
    };

    // Spliced as text: a node would already stumble over the broken escapes.
    private static byte[] With(JsonNode whole, object[] path, string nonsense)
    {
        var copy = whole.DeepClone();
        var parent = path[..^1].Aggregate(copy, (node, step) => step is int i ? node[i]! : node[(string)step]!);
        if (path[^1] is int index) parent[index] = "NONSENSE";
        else parent[(string)path[^1]] = "NONSENSE";
        return Encoding.UTF8.GetBytes(copy.ToJsonString().Replace("\"NONSENSE\"", nonsense, StringComparison.Ordinal));
    }
}
