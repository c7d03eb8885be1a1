namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>The two names of a message of ours: WhatsApp's, and the one that Gupshup gave to our request.</summary>
internal sealed record GupshupIds(string? Message, string? Request)
{
    /// <param name="id">Either of the two, since Gupshup repeats its own while it knows no other. Its own are UUIDs, WhatsApp's never are.</param>
    /// <param name="gsId">Gupshup's; missing in what it says first and in what it says after a week.</param>
    public static GupshupIds Of(string? id, string? gsId)
    {
        var isGupshups = id == gsId || Guid.TryParse(id, out _);
        return new GupshupIds(isGupshups ? null : id, gsId ?? (isGupshups ? id : null));
    }
}
