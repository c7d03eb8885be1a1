using System.Net;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>Judges the API's answers to requests to send. They carry no codes, only words.</summary>
internal static class GupshupAnswers
{
    // Nobody documents these words, so what is not among them stays unknown, and is shown as it was said.
    private static readonly (string Word, FailureKind Kind)[] Words =
    [
        ("apikey", FailureKind.Credentials),
        ("authentication", FailureKind.Credentials),
        ("app details", FailureKind.Credentials),
        ("invalid source", FailureKind.Credentials),
        ("destination", FailureKind.InvalidNumber),
        ("balance", FailureKind.Quota),
        ("wallet", FailureKind.Quota),
        ("template", FailureKind.ContentRefused),
        ("media", FailureKind.ContentRefused),
    ];

    public static SendAnswer Of(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
    {
        using var document = ProviderHttp.Parse(body);
        var root = document?.RootElement ?? default;

        if (root.Text("status") == "error") return Refused(status, root.Text("message"), retryAfter);

        // Only Gupshup knows the message as yet: WhatsApp's id comes with a receipt.
        return root.Text("messageId") is { } id && (int)status is >= 200 and < 300
            ? SendAnswer.Sent(new Accepted(null) { SendId = id })
            : SendAnswer.Wordless(status, retryAfter);
    }

    private static SendAnswer Refused(HttpStatusCode status, string? words, TimeSpan? retryAfter)
    {
        var wordless = SendAnswer.Wordless(status, retryAfter);
        return wordless.Outcome switch
        {
            NotSent { Failure: { Kind: FailureKind.RetryLater or FailureKind.Credentials } failure } notSent =>
                wordless with { Outcome = notSent with { Failure = failure with { Words = words ?? failure.Words } } },
            Unconfirmed lost when status >= HttpStatusCode.InternalServerError => wordless with { Outcome = new Unconfirmed(words ?? lost.Words) },
            _ => SendAnswer.Refused(new Failure(KindOf(words), null, words), Again.Never),
        };
    }

    private static FailureKind KindOf(string? words) =>
        Array.Find(Words, known => words?.Contains(known.Word, StringComparison.OrdinalIgnoreCase) == true) is { Word: not null } found ? found.Kind : FailureKind.Unknown;
}
