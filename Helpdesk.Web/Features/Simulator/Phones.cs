using System.Collections.Concurrent;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>All simulated phones, with a chat for each of our numbers. Screens hear of every change at once.</summary>
public sealed class Phones(PhoneMemory memory)
{
    private readonly ConcurrentDictionary<(PhoneWire Wire, string WaId), Lazy<Task<PhoneChat>>> _chats = new();

    public event EventHandler<PhoneChangedEventArgs>? Changed;

    /// <summary>The chat of a phone, whatever number somebody writes to.</summary>
    public Task<PhoneChat> OfAsync(PhoneWire wire, string waId) => OfAsync(wire, new PhoneContact($"+{waId}", $"+{waId}", null));

    public Task<PhoneChat> OfAsync(PhoneWire wire, PhoneContact contact) => _chats.GetOrAdd((wire, contact.WaId), chat => new Lazy<Task<PhoneChat>>(async () =>
    {
        var known = (await memory.ContactsAsync()).Find(c => c.WaId == chat.WaId) ?? Known(contact);
        return new PhoneChat(wire, known, await memory.MessagesAsync(wire, known));
    })).Value;

    /// <summary>The chats with this number of ours that were used since the start.</summary>
    public Task<PhoneChat[]> AllAsync(PhoneWire wire) => Task.WhenAll(_chats.Where(chat => chat.Key.Wire == wire).Select(chat => chat.Value.Value));

    public void Tell(PhoneChat chat) => Changed?.Invoke(this, new PhoneChangedEventArgs(chat));

    // Whoever has a name on one of our numbers has it on the others.
    private PhoneContact Known(PhoneContact contact) => _chats
        .Where(chat => chat.Key.WaId == contact.WaId && chat.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        .Select(chat => chat.Value.Value.Result.Contact)
        .FirstOrDefault(known => known.Name != known.Phone) ?? contact;
}

/// <summary>Something changed on a phone.</summary>
public sealed class PhoneChangedEventArgs(PhoneChat chat) : EventArgs
{
    public PhoneChat Chat { get; } = chat;
}
