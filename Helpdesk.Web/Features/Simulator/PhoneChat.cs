using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>Whose phone it is.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Company">Null when nobody knows the number.</param>
public sealed record PhoneContact(string Phone, string Name, string? Company)
{
    /// <summary>Digits only, as providers write it.</summary>
    public string WaId => Phone[1..];

    /// <summary>The same person on another number, who may go by it.</summary>
    public PhoneContact On(string phone) => this with { Phone = phone, Name = Name == Phone ? phone : Name };

    /// <summary>Whoever has this number, of whom nothing is known.</summary>
    public static PhoneContact Nobody(string waId) => new($"+{waId}", $"+{waId}", null);
}

public enum PhoneTick
{
    /// <summary>Not yet taken by the other side.</summary>
    Waiting,
    Sent,
    Delivered,
    Read,
    Failed,
}

/// <summary>A message as it stands on the customer's phone.</summary>
/// <param name="Id">The provider's.</param>
/// <param name="Mine">The customer wrote it.</param>
public sealed record PhoneMessage(string Id, DateTimeOffset At, bool Mine, MessageKind Kind, string? Text)
{
    public PhoneTick Tick { get; init; }
    public string? QuotedId { get; init; }
    public PhoneFile? File { get; init; }
    public Place? Place { get; init; }

    /// <summary>What the other side reacted with.</summary>
    public string? Reaction { get; init; }

    public bool Edited { get; init; }
    public bool Deleted { get; init; }

    /// <summary>The provider's id of the request to send, where it is another (zaapId, a queue's number, gsId).</summary>
    public string? SendId { get; init; }

    /// <summary>What the sender wants back with every receipt (Meta: biz_opaque_callback_data, UltraMsg: referenceId).</summary>
    public string? Callback { get; init; }
}

/// <summary>A file at a fake provider.</summary>
public sealed record PhoneFile(string Id, string ContentType, string? Name);

/// <summary>The customer's chat with one of our numbers, in the order of the phone. Safe for many threads.</summary>
/// <param name="opaqueId">See <see cref="OpaqueId"/>.</param>
public sealed class PhoneChat(PhoneWire wire, PhoneContact contact, string opaqueId, IEnumerable<PhoneMessage> past)
{
    private readonly Lock _gate = new();
    private readonly List<PhoneMessage> _messages = [.. past];
    private int _screens;

    public PhoneWire Wire { get; } = wire;

    public PhoneContact Contact { get; private set; } = contact;

    /// <summary>What the provider calls the person beside their number, or in its place.</summary>
    public string OpaqueId { get; private set; } = opaqueId;

    /// <summary>The person writes and calls without showing the number, where the format can say that.</summary>
    public bool Hides
    {
        get => field && Wire.Can(Ability.Hide);
        set;
    }

    /// <summary>By what the provider knows the person now.</summary>
    public string KnownAs => Hides ? OpaqueId : Contact.WaId;

    /// <summary>Whoever goes by their number has no name while they hide it.</summary>
    public string? Name => Hides && Contact.Name == Contact.Phone ? null : Contact.Name;

    /// <summary>Switched on and with a network; else nothing arrives.</summary>
    public bool Online { get; set; } = true;

    /// <summary>The call that is going on.</summary>
    public PhoneCall? Call { get; set; }

    /// <summary>The phone shows that the helpdesk writes.</summary>
    public bool SupportTypes { get; set; }

    public IReadOnlyList<PhoneMessage> Messages
    {
        get
        {
            lock (_gate) return [.. _messages];
        }
    }

    /// <summary>How far a message of ours gets now: to the phone, or before the customer's eyes.</summary>
    public PhoneTick Reach => !Wire.Linked ? PhoneTick.Waiting : !Online ? PhoneTick.Sent : _screens > 0 ? PhoneTick.Read : PhoneTick.Delivered;

    /// <summary>Somebody looks at this chat from now on, or no more.</summary>
    public void Look(bool begins) => Interlocked.Add(ref _screens, begins ? 1 : -1);

    /// <summary>The person takes another number.</summary>
    public void Move(PhoneContact taken)
    {
        Contact = taken;
        if (!Wire.OpaqueIds.Stays) OpaqueId = Wire.OpaqueIds.New(taken.WaId);
    }

    public void Add(PhoneMessage message)
    {
        lock (_gate) _messages.Add(message);
    }

    /// <param name="id">Of the message, or of the request to send it.</param>
    public PhoneMessage? Find(string? id)
    {
        lock (_gate) return id is null ? null : _messages.Find(m => m.Id == id || m.SendId == id);
    }

    public void Change(string id, Func<PhoneMessage, PhoneMessage> change)
    {
        lock (_gate)
        {
            var at = _messages.FindIndex(m => m.Id == id);
            if (at >= 0) _messages[at] = change(_messages[at]);
        }
    }
}

/// <summary>A call of the customer.</summary>
/// <param name="AnsweredAt">Null while it rings.</param>
public sealed record PhoneCall(string Id, DateTimeOffset At, DateTimeOffset? AnsweredAt);
