using System.Globalization;
using Helpdesk.Core.Channels;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Tells in one line what was read, so that a table of fixtures can state it.</summary>
public static class Telling
{
    /// <summary>The time of day, the account where it is not the usual one, and what happened.</summary>
    public static string Of(Incoming incoming, string usualAccount) => Line(
        incoming.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture), incoming.Account == usualAccount ? null : $"[{incoming.Account}]", Of(incoming));

    private static string Of(Incoming incoming) => incoming switch
    {
        IncomingMessage m => Line(m.Echo ? "echo to" : "message of", Of(m.Party), Of(m.Content), Marked("in", m.GroupId),
            Marked("quotes", Tail(m.ReplyTo)), m.Forwarded ? "forwarded" : null, m.OpensTicket ? null : "opens no ticket"),
        IncomingEdit e => Line("edit of", Tail(e.TargetId), Of(e.Content)),
        IncomingDelete d => Line("delete of", Tail(d.TargetId)),
        IncomingReaction r => Line("reaction to", Tail(r.TargetId), r.Emoji ?? "none", r.ByUs ? "by us" : null),
        IncomingReceipt r => Line(r.Delivery.ToString().ToLowerInvariant(), Tail(r.ProviderId), Marked("request", Tail(r.SendId)), Marked("to", Of(r.Recipient)),
            Marked("our", r.OurId), Of(r.Failure)),
        IncomingCall c => Line(c.Inbound ? "call of" : "call to", Of(c.Party), c.Step.ToString().ToLowerInvariant(), Tail(c.CallId),
            Marked("lasted", c.Duration), Marked("since", Time(c.StartedAt)), Of(c.Failure)),
        IdentityChange i => Line("identity", Of(i.Before), "->", Of(i.After), $"\"{i.Text}\""),
        Ignored => "ignored",
        ChannelNotice n => Line("notice", n.Kind, $"\"{n.Text}\""),
        NotUnderstood n => Line("not understood:", n.Reason),
        _ => incoming.ToString(),
    };

    // The six characters in which the ids of the fixtures differ.
    private static string? Tail(string? id) => id is { Length: > 24 } ? $"…{id[^24..^18]}" : id;

    private static string Of(Party? party) =>
        party is null ? "nobody" : Line(party.Phone ?? "-", party.UserId?[^3..], party.Name is null ? null : $"({party.Name})");

    private static string Of(Content content) => Line(
        content.Kind.ToString().ToLowerInvariant(),
        content.Text is null ? null : $"\"{content.Text.ReplaceLineEndings(" / ")}\"",
        content.Media is { } m ? Line($"[{m.Id} {m.ContentType}", m.FileName, m.Sha256 is { Length: 32 } ? "hashed]" : "]") : null,
        content.Details is { } d ? Of(d) : null);

    private static string Of(MessageDetails d) => Line(
        Marked("at", d.Location), d.Contacts is { } c ? string.Join("; ", c.Select(x => $"{x.Name} {string.Join(", ", x.Phones)}")) : null,
        Marked("choice", d.Choice is { } p ? Line(p.Id, p.Title, p.Description) : null), Marked("remark", d.Remark), Marked("product", d.Product),
        d.Order is { } o ? string.Join("; ", o.Lines.Select(l => Line(l.Quantity.ToString(CultureInfo.InvariantCulture), l.Product,
            l.Price?.ToString(CultureInfo.InvariantCulture), l.Currency))) : null,
        d.Referral is { } r ? Line("ad", r.Headline, r.Url) : null,
        d.CallPermission is { } may ? Line(may.Granted ? "may call" : "may not call", Marked("until", Time(may.Until))) : null);

    private static string? Of(Failure? failure) => failure is null ? null : $"failed {failure.Kind} {failure.Code}";

    private static string? Time(DateTimeOffset? at) => at?.ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string? Marked(string mark, object? value) => value is null ? null : string.Create(CultureInfo.InvariantCulture, $"{mark} {value}");

    private static string Line(params string?[] parts) => string.Join(' ', parts.Where(part => part is not null));
}
