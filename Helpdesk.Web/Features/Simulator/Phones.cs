using System.Collections.Concurrent;
using Helpdesk.Core.Customers;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>All simulated phones, with a chat for each of our numbers. Screens hear of every change at once.</summary>
public sealed class Phones(PhoneMemory memory)
{
    private readonly ConcurrentDictionary<(PhoneWire Wire, string WaId), Lazy<Task<PhoneChat>>> _chats = new();

    // Numbers that somebody got here, or left: the database knows of it later, or never.
    private readonly ConcurrentDictionary<string, PhoneContact> _given = new();
    private readonly ConcurrentDictionary<string, PhoneContact> _left = new();

    public event EventHandler<PhoneChangedEventArgs>? Changed;

    /// <summary>Everybody with a number, first those who got it here.</summary>
    public async Task<IReadOnlyList<PhoneContact>> ContactsAsync()
    {
        var stored = (await memory.ContactsAsync()).Where(contact => !_left.ContainsKey(contact.WaId)).ToList();
        return [.. _given.Values.ExceptBy(stored.Select(contact => contact.WaId), contact => contact.WaId), .. stored];
    }

    /// <summary>A number that nobody had yet, of the invented block.</summary>
    public async Task<string> NewNumberAsync()
    {
        var had = (await ContactsAsync()).Concat(_left.Values).Select(contact => contact.Phone).ToHashSet();
        return Enumerable.Range(9_000, 1_000).Select(i => $"+551190000{i}").First(phone => !had.Contains(phone));
    }

    /// <summary>Somebody gets a new number.</summary>
    public void Give(PhoneContact contact) => _given[contact.WaId] = contact;

    /// <summary>The phone goes on under this number; the one that it had is free.</summary>
    public void Move(PhoneChat chat, string number)
    {
        var (left, taken) = (chat.Contact, chat.Contact.On(number));
        _left[left.WaId] = left;
        _given.TryRemove(left.WaId, out _);
        Give(taken);
        chat.Move(taken);
        Put(chat);
        Put(new PhoneChat(chat.Wire, PhoneContact.Nobody(left.WaId), chat.Wire.OpaqueIds.New(left.WaId), []));
        Tell(chat);
    }

    /// <summary>The chat of a phone, whatever number somebody writes to.</summary>
    public Task<PhoneChat> OfAsync(PhoneWire wire, string waId) =>
        _chats.GetOrAdd((wire, waId), _ => new Lazy<Task<PhoneChat>>(() => OpenAsync(wire, waId))).Value;

    /// <summary>The chat of whoever the provider knows by this, a number or an opaque id; null when it is neither.</summary>
    public async Task<PhoneChat?> FindAsync(PhoneWire wire, string? id)
    {
        if (id is null) return null;
        if (RawId.KindOf(id) == RawIdKind.Phone) return ApiRequest.PhoneOf(id) is { } shown ? await OfAsync(wire, shown) : null;
        if (Array.Find(await AllAsync(wire), chat => chat.OpaqueId == id) is { } open) return open;

        var hidden = await memory.NumberAsync(wire, id) ?? wire.OpaqueIds.NumberIn(id);
        return hidden is not null && await OfAsync(wire, hidden) is { } chat && chat.OpaqueId == id ? chat : null;
    }

    /// <summary>The chats with this number of ours that were used since the start.</summary>
    public Task<PhoneChat[]> AllAsync(PhoneWire wire) => Task.WhenAll(_chats.Where(chat => chat.Key.Wire == wire).Select(chat => chat.Value.Value));

    public void Tell(PhoneChat chat) => Changed?.Invoke(this, new PhoneChangedEventArgs(chat));

    private void Put(PhoneChat chat) => _chats[(chat.Wire, chat.Contact.WaId)] = new Lazy<Task<PhoneChat>>(Task.FromResult(chat));

    private async Task<PhoneChat> OpenAsync(PhoneWire wire, string waId)
    {
        var contact = (await ContactsAsync()).FirstOrDefault(contact => contact.WaId == waId) ?? PhoneContact.Nobody(waId);
        var opaqueId = await memory.OpaqueIdAsync(wire, waId) ?? wire.OpaqueIds.New(waId);
        return new PhoneChat(wire, contact, opaqueId, await memory.MessagesAsync(wire, waId, opaqueId));
    }
}

/// <summary>Something changed on a phone.</summary>
public sealed class PhoneChangedEventArgs(PhoneChat chat) : EventArgs
{
    public PhoneChat Chat { get; } = chat;
}
