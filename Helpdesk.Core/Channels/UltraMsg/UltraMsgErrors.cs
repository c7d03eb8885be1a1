using System.Text.RegularExpressions;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>UltraMsg's complaints have no codes, so their words decide. What is not recognised is unknown, and its words are shown.</summary>
internal static partial class UltraMsgErrors
{
    public sealed record Rule(FailureKind Kind, Again Again);

    private static readonly Rule Unknown = new(FailureKind.Unknown, Again.Never);

    /// <summary>The first that matches counts, so the narrow ones stand above the wide ones.</summary>
    private static readonly (Regex Words, Rule Rule)[] Rules =
    [
        (Token(), new Rule(FailureKind.Credentials, Again.Never)),
        (TooFast(), new Rule(FailureKind.RetryLater, Again.Throttled)),
        (Unpaid(), new Rule(FailureKind.Quota, Again.Later)),
        (Missing(), new Rule(FailureKind.ContentRefused, Again.Never)),
        (Nobody(), new Rule(FailureKind.NotOnWhatsApp, Again.Never)),
        (Number(), new Rule(FailureKind.InvalidNumber, Again.Never)),
        (Field(), new Rule(FailureKind.ContentRefused, Again.Never)),
    ];

    public static Rule Of(string words) => Array.Find(Rules, rule => rule.Words.IsMatch(words)).Rule ?? Unknown;

    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\btoken\b|unauthori[sz]ed|instance.*(not (exist|found)|invalid)", Loose, 1_000)]
    private static partial Regex Token();

    [GeneratedRegex(@"too many|rate limit|try (again )?later|temporar|unavailable", Loose, 1_000)]
    private static partial Regex TooFast();

    [GeneratedRegex(@"quota|subscri|payment|billing|trial|limit (is )?(reached|exceeded)|exceeded.*limit|(instance|account).*(expired|suspended|stopped)", Loose, 1_000)]
    private static partial Regex Unpaid();

    [GeneratedRegex(@"\brequired", Loose, 1_000)]
    private static partial Regex Missing();

    [GeneratedRegex(@"(not|n't|no)\b.*\b(on|have|has|a|valid) whatsapp|not registered", Loose, 1_000)]
    private static partial Regex Nobody();

    [GeneratedRegex(@"phone|chat ?id|`to`", Loose, 1_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"too long|length|size|extension|invalid|not (a )?valid|not supported|base64|file|link", Loose, 1_000)]
    private static partial Regex Field();
}
