using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// Somebody took another number, and the provider does not tell (Z-API). WhatsApp's own id of a person, the lid, has one number at a time: with
/// another it is the news that others tell. Unheard, whoever gets the old number would be taken for the one who left it.
/// </summary>
internal sealed class SilentMoves(HelpdeskDb db)
{
    /// <summary>The same arrivals, with the news before the first that shows it.</summary>
    public async Task<IReadOnlyList<Arrival>> TellAsync(IReadOnlyList<Arrival> arrivals)
    {
        var shown = arrivals.Select(ToldIds.Of).OfType<ToldIds>().Where(told => RawId.KindOf(told.UserId) == RawIdKind.Lid).Distinct().ToList();
        if (shown.Count == 0) return arrivals;

        var ids = await IdsAsync(shown);
        var moves = shown.Select(told => (Told: told, Left: Left([.. ids[(told.Channel, told.UserId)]], told.Phone))).Where(move => move.Left is not null)
            .ToDictionary(move => move.Told, move => move.Left!);
        return [.. arrivals.SelectMany(arrival => ToldIds.Of(arrival) is { } told && moves.Remove(told, out var left) ? [News(arrival, told, left), arrival] : new[] { arrival })];
    }

    /// <summary>By each lid, all ids of its contact on that channel.</summary>
    private async Task<ILookup<(Guid Channel, string Lid), string>> IdsAsync(List<ToldIds> shown)
    {
        var (channels, lids) = (shown.ConvertAll(told => told.Channel), shown.ConvertAll(told => told.UserId));
        var known =
            from lid in db.ContactIdentities
            where channels.Contains(lid.ChannelId) && lids.Contains(lid.Value)
            join id in db.ContactIdentities on new { lid.ChannelId, lid.ContactId } equals new { id.ChannelId, id.ContactId }
            select new { lid.ChannelId, Lid = lid.Value, id.Value };
        return (await known.ToListAsync()).ToLookup(id => (id.ChannelId, id.Lid), id => id.Value);
    }

    /// <summary>The one number that they had until now, as it was told; null when it is still theirs, or when it cannot be said which of several.</summary>
    private static string? Left(List<string> ids, string phone)
    {
        if (PhoneNumber.FromProvider(phone) is not { } taken || ids.Count(id => RawId.KindOf(id) == RawIdKind.Lid) != 1) return null;

        var numbers = ids.FindAll(id => PhoneNumber.FromProvider(id) is not null);
        return numbers.Select(PhoneNumber.FromProvider).Distinct().ToList() is [{ } only] && only != taken ? numbers[0] : null;
    }

    private static Arrival News(Arrival arrival, ToldIds told, string left) => arrival with
    {
        Incoming = new IdentityChange(new Party(left, null, null), new Party(told.Phone, told.UserId, null), "") { Account = arrival.Incoming.Account, At = arrival.Incoming.At },
    };
}
