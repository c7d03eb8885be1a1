using System.Globalization;
using System.Text.Json;
using Helpdesk.Core.Channels.Meta;
using static Helpdesk.Core.Channels.FailureKind;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>Gupshup's error codes (Gupshup: Error codes), put into our few kinds. Between them come Meta's, passed on as they are.</summary>
internal static class GupshupErrors
{
    private static readonly Dictionary<long, FailureKind> Kinds = new()
    {
        [470] = OutOfWindow,     // more than 24 h
        [500] = RetryLater,      // Gupshup itself
        [1001] = ContentRefused, // bad request
        [1002] = NotOnWhatsApp,
        [1003] = Quota,          // the wallet is empty
        [1004] = OutOfWindow,    // no open conversation, and no template that fits
        [1005] = OutOfWindow,
        [1006] = OutOfWindow,
        [1007] = OutOfWindow,
        [1008] = OutOfWindow,
        [1010] = ContentRefused, // the file's address
        [1011] = ContentRefused, // the file's size
        [1012] = ContentRefused, // the customer wants nothing more
        [4001] = RetryLater,     // too fast
        [4003] = ContentRefused, // no such template
        [4005] = ContentRefused, // the template is paused
    };

    /// <summary>Of a "failed" event.</summary>
    public static Failure Read(JsonElement details) => Judge(new Failure(Unknown, details.Text("code"), details.Text("reason")));

    public static Failure Judge(Failure failure) => long.TryParse(failure.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        ? failure with { Kind = Kinds.TryGetValue(code, out var kind) ? kind : MetaErrors.KindOf(code) ?? Unknown }
        : failure;
}
