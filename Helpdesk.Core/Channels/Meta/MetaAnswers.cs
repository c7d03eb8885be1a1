using System.Net;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>Judges the Graph API's answers to requests to send (Cloud API: messages endpoint).</summary>
internal static class MetaAnswers
{
    public static SendAnswer Of(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
    {
        using var document = ProviderHttp.Parse(body);
        var root = document?.RootElement ?? default;

        if (root.Part("error") is var error && error.IsObject()) return SendAnswer.Refused(MetaErrors.Read(error), MetaErrors.AgainAfter(error), retryAfter);
        if (root.List("messages").FirstOrDefault().Text("id") is not { } id) return SendAnswer.Wordless(status, retryAfter);

        return SendAnswer.Sent(new Accepted(id) { RecipientId = root.List("contacts").FirstOrDefault().Text("wa_id") });
    }
}
