using System.Net;
using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>An answer of the Graph API to a request to send, already judged: what became of it, and whether to ask again.</summary>
internal sealed record MetaAnswer(SendOutcome Outcome, MetaRetry Retry, TimeSpan? RetryAfter)
{
    public static MetaAnswer Of(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
    {
        using var document = Parse(body);
        var root = document?.RootElement ?? default;

        if (root.Part("error") is var error && error.IsObject())
            return new MetaAnswer(new NotSent(MetaErrors.Read(error), null), MetaErrors.RetryOf(error), retryAfter);
        if (root.List("messages").FirstOrDefault().Text("id") is { } id)
            return new MetaAnswer(new Accepted(id, root.List("contacts").FirstOrDefault().Text("wa_id")), MetaRetry.Never, null);

        return Wordless(status, retryAfter);
    }

    // Not Meta's application speaks here but something before it. Only some of these say for certain that nothing got through.
    private static MetaAnswer Wordless(HttpStatusCode status, TimeSpan? retryAfter)
    {
        return status switch
        {
            HttpStatusCode.TooManyRequests => Refused(FailureKind.RetryLater, MetaRetry.Throttled),
            HttpStatusCode.ServiceUnavailable => Refused(FailureKind.RetryLater, MetaRetry.Soon),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Refused(FailureKind.Credentials, MetaRetry.Never),
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.InternalServerError => Refused(FailureKind.Unknown, MetaRetry.Never),
            _ => new MetaAnswer(new Unconfirmed($"HTTP {(int)status}"), MetaRetry.Never, null),
        };

        MetaAnswer Refused(FailureKind kind, MetaRetry retry) =>
            new(new NotSent(new Failure(kind, null, $"HTTP {(int)status}"), null), retry, retryAfter);
    }

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
