using System.Net;

namespace Helpdesk.Core.Channels.ZApi;

/// <summary>Judges Z-API's answers to requests to send. Accepted means queued, not delivered.</summary>
internal static class ZApiAnswers
{
    public static SendAnswer Of(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
    {
        using var document = ProviderHttp.Parse(body);
        var root = document?.RootElement ?? default;
        var (message, request) = (root.Text("messageId") ?? root.Text("id"), root.Text("zaapId"));

        if ((message ?? request) is not null && (int)status < 300) return SendAnswer.Sent(new Accepted(message) { SendId = request });
        if ((root.Text("error") ?? root.Text("message")) is not { } words) return SendAnswer.Wordless(status, retryAfter);

        return status switch
        {
            HttpStatusCode.TooManyRequests => SendAnswer.Refused(new Failure(FailureKind.RetryLater, null, words), Again.Throttled, retryAfter),
            HttpStatusCode.ServiceUnavailable => SendAnswer.Refused(new Failure(FailureKind.RetryLater, null, words), Again.Soon, retryAfter),

            // It failed, or gave up, while it worked on it: the queue may hold it all the same.
            >= HttpStatusCode.InternalServerError => new SendAnswer(new Unconfirmed(words), Again.Never, null),
            _ when words.Contains("timeout", StringComparison.OrdinalIgnoreCase) => new SendAnswer(new Unconfirmed(words), Again.Never, null),
            _ => Refused(ZApiErrors.Read(words, Otherwise(status)), retryAfter),
        };
    }

    private static FailureKind Otherwise(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FailureKind.Credentials,
        HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge => FailureKind.ContentRefused,
        _ => FailureKind.Unknown,
    };

    private static SendAnswer Refused(Failure failure, TimeSpan? retryAfter) =>
        SendAnswer.Refused(failure, failure.Kind == FailureKind.RetryLater ? Again.Soon : Again.Never, retryAfter);
}
