using System.Net;
using System.Text.Json;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>
/// Judges UltraMsg's answers. Refusals come with HTTP 200 and in several shapes: sent "false" with a message, or an error that is a
/// text, an object or a list.
/// </summary>
internal static class UltraMsgAnswers
{
    public static SendAnswer Of(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
    {
        using var document = ProviderHttp.Parse(body);
        var root = document?.RootElement ?? default;
        if (root.Text("sent") == "true" || root.IsTrue("sent")) return SendAnswer.Sent(new Accepted(null) { SendId = root.Text("id") });

        return Refusal(status, root, retryAfter) ?? SendAnswer.Wordless(status, retryAfter);
    }

    /// <summary>What an answer of any kind complains of; null when it does not.</summary>
    public static SendAnswer? Refusal(HttpStatusCode status, JsonElement root, TimeSpan? retryAfter)
    {
        var words = Words(root);
        if (words is null) return status == HttpStatusCode.NotFound ? NoInstance() : null;

        var rule = UltraMsgErrors.Of(words);
        return SendAnswer.Refused(new Failure(rule.Kind, null, words), rule.Again, retryAfter);
    }

    /// <summary>The complaint in UltraMsg's own words; null when there is none.</summary>
    public static string? Words(JsonElement root) => Flat(root.Part("error")) is { Length: > 0 } error
        ? error
        : root.Text("sent") is "false" || root.Part("sent").ValueKind == JsonValueKind.False ? root.Text("message") ?? "sent: false" : null;

    private static SendAnswer NoInstance() =>
        SendAnswer.Refused(new Failure(FailureKind.Credentials, "404", "UltraMsg knows no such instance"), Again.Never);

    private static string Flat(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", error.EnumerateArray().Select(Flat)),
        JsonValueKind.Object => string.Join(", ", error.EnumerateObject().Select(part => $"{part.Name} {Flat(part.Value)}")),
        _ => error.AsText() ?? "",
    };
}
