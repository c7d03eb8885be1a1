using System.Collections.Concurrent;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>All simulated phones. Screens hear of every change at once.</summary>
public sealed class Phones(PhoneMemory memory)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<PhoneChat>>> _chats = new();

    public event EventHandler<PhoneChangedEventArgs>? Changed;

    /// <summary>The chat of a phone, whatever number somebody writes to.</summary>
    public Task<PhoneChat> OfAsync(string waId) => OfAsync(new PhoneContact($"+{waId}", $"+{waId}", null));

    public Task<PhoneChat> OfAsync(PhoneContact contact) => _chats.GetOrAdd(contact.WaId, waId => new Lazy<Task<PhoneChat>>(async () =>
    {
        var known = (await memory.ContactsAsync()).Find(c => c.WaId == waId);
        return new PhoneChat(known ?? contact, await memory.MessagesAsync(waId));
    })).Value;

    /// <summary>The phones that were used since the start.</summary>
    public Task<PhoneChat[]> AllAsync() => Task.WhenAll(_chats.Values.Select(chat => chat.Value));

    public void Tell(PhoneChat chat) => Changed?.Invoke(this, new PhoneChangedEventArgs(chat));
}

/// <summary>Something changed on a phone.</summary>
public sealed class PhoneChangedEventArgs(PhoneChat chat) : EventArgs
{
    public PhoneChat Chat { get; } = chat;
}
