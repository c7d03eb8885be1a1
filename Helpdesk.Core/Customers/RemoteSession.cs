using Helpdesk.Core.Data;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Customers;

/// <summary>Somebody of ours on a customer's machine: who, which machine, for which ticket, from when to when.</summary>
public sealed class RemoteSession : Entity
{
    /// <summary>Nobody works longer on one machine: a session that nobody ended was forgotten.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public RemoteSession(Machine machine, Guid? ticketId, Actor by, DateTimeOffset now)
    {
        (CustomerId, MachineId, MachineName, AnyDeskId) = (machine.CustomerId, machine.Id, machine.Name, machine.AnyDeskId!);
        (TicketId, UserId, UserName, StartedAt) = (ticketId, by.Id, by.Name, now);
        Announce(new CustomerChanged(CustomerId));
    }

    private RemoteSession() { }

    public Guid CustomerId { get; private set; }

    /// <summary>Null when the machine is in the registry no more.</summary>
    public Guid? MachineId { get; private set; }

    /// <summary>As it was called then.</summary>
    public string MachineName { get; private set; } = "";

    public string AnyDeskId { get; private set; } = "";
    public Guid? TicketId { get; private set; }
    public Guid? UserId { get; private set; }
    public string UserName { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null while it goes on, as far as anybody told.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool GoesOn(DateTimeOffset now) => EndedAt is null && now < StartedAt + Longest;

    /// <summary>The first end counts.</summary>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null) return;

        EndedAt = now < StartedAt ? StartedAt : now;
        Announce(new CustomerChanged(CustomerId));
    }

    /// <summary>The customer turned out to be another.</summary>
    public void Follow(Guid customerId) => CustomerId = customerId;
}

/// <summary>A session as lists show it.</summary>
public sealed record SessionLine(
    Guid Id, Guid? MachineId, string MachineName, string AnyDeskId, string UserName, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    public long? TicketNumber { get; init; }
}
