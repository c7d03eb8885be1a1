namespace Helpdesk.Web.Features.Simulator;

/// <summary>Whose phone it is.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Company">Null when nobody knows the number.</param>
public sealed record PhoneContact(string Phone, string Name, string? Company)
{
    /// <summary>As Meta writes it.</summary>
    public string WaId => Phone[1..];
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
/// <param name="Id">Meta's id (wamid).</param>
/// <param name="Mine">The customer wrote it.</param>
/// <param name="Type">Meta's type ("text").</param>
public sealed record PhoneMessage(string Id, DateTimeOffset At, bool Mine, string Type, string? Text)
{
    public PhoneTick Tick { get; init; }
    public string? QuotedId { get; init; }
    public PhoneFile? File { get; init; }

    /// <summary>What the customer reacted with, to what we wrote.</summary>
    public string? Reaction { get; init; }

    /// <summary>What the sender of the helpdesk wants back with every status (biz_opaque_callback_data).</summary>
    public string? Callback { get; init; }
}

/// <summary>A file at the fake Meta.</summary>
public sealed record PhoneFile(string MediaId, string ContentType, string? Name);

/// <summary>The customer's chat with the helpdesk, in the order of the phone. Safe for many threads.</summary>
public sealed class PhoneChat(PhoneContact contact, IEnumerable<PhoneMessage> past)
{
    private readonly Lock _gate = new();
    private readonly List<PhoneMessage> _messages = [.. past];
    private int _screens;

    public PhoneContact Contact { get; } = contact;

    /// <summary>Switched on and with a network; else nothing arrives.</summary>
    public bool Online { get; set; } = true;

    /// <summary>The call that is going on.</summary>
    public PhoneCall? Call { get; set; }

    public IReadOnlyList<PhoneMessage> Messages
    {
        get
        {
            lock (_gate) return [.. _messages];
        }
    }

    /// <summary>How far a message of ours gets now: to the phone, or before the customer's eyes.</summary>
    public PhoneTick Reach => !Online ? PhoneTick.Sent : _screens > 0 ? PhoneTick.Read : PhoneTick.Delivered;

    /// <summary>Somebody looks at this chat from now on, or no more.</summary>
    public void Look(bool begins) => Interlocked.Add(ref _screens, begins ? 1 : -1);

    public void Add(PhoneMessage message)
    {
        lock (_gate) _messages.Add(message);
    }

    public PhoneMessage? Find(string? id)
    {
        lock (_gate) return _messages.Find(m => m.Id == id);
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
