using System.Text.Json;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>Something that Gupshup tells in its own format (v2): one to a body.</summary>
/// <param name="Account">The app's name.</param>
internal sealed record GupshupEvent(string Type, string Account, DateTimeOffset At, JsonElement Payload)
{
    public NotUnderstood NotUnderstood(string reason) => new(reason, Payload.GetRawText()) { Account = Account, At = At };
}
