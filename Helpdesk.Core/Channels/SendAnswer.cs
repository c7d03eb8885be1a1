using System.Net;

namespace Helpdesk.Core.Channels;

/// <summary>Whether the same request may be made again.</summary>
internal enum Again
{
    Never,

    /// <summary>The provider is unwell: again after a moment.</summary>
    Soon,

    /// <summary>We are too fast: again after a moment, or when the provider says.</summary>
    Throttled,

    /// <summary>Too many messages to this one person: wait 4^n seconds, the others are not concerned.</summary>
    Pair,

    /// <summary>A limit that moves within hours.</summary>
    Later,
}

/// <summary>A provider's answer to a request to send, already judged: what became of it, and whether to ask again.</summary>
internal sealed record SendAnswer(SendOutcome Outcome, Again Again, TimeSpan? RetryAfter)
{
    public static SendAnswer Sent(Accepted accepted) => new(accepted, Again.Never, null);

    public static SendAnswer Refused(Failure failure, Again again, TimeSpan? retryAfter = null) => new(new NotSent(failure, null), again, retryAfter);

    /// <summary>
    /// Not the provider's application speaks but something before it. Only some of these say for certain that nothing got through.
    /// </summary>
    public static SendAnswer Wordless(HttpStatusCode status, TimeSpan? retryAfter) => status switch
    {
        HttpStatusCode.TooManyRequests => Refused(Bare(FailureKind.RetryLater, status), Again.Throttled, retryAfter),
        HttpStatusCode.ServiceUnavailable => Refused(Bare(FailureKind.RetryLater, status), Again.Soon, retryAfter),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Refused(Bare(FailureKind.Credentials, status), Again.Never, retryAfter),
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.InternalServerError => Refused(Bare(FailureKind.Unknown, status), Again.Never, retryAfter),
        _ => new SendAnswer(new Unconfirmed($"HTTP {(int)status}"), Again.Never, null),
    };

    private static Failure Bare(FailureKind kind, HttpStatusCode status) => new(kind, null, $"HTTP {(int)status}");
}
