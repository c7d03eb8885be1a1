using Helpdesk.Core.Users;

namespace Helpdesk.Core.Customers;

/// <summary>One thing that changed about a customer: who, when, what. Written with the change itself and never altered.</summary>
public sealed class CustomerChange
{
    public CustomerChange(Guid customerId, ChangedField field, Actor by, DateTimeOffset at)
    {
        (CustomerId, At) = (customerId, at);
        (ActorKind, ActorId, ActorName) = (by.Kind, by.Id, Checked.Cut(by.Name, Limits.Name)!);
        (Field, Before, After) = (field.Name, Checked.Cut(field.Before, Limits.Notes), Checked.Cut(field.After, Limits.Notes));
    }

    private CustomerChange() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid CustomerId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public ActorKind ActorKind { get; private set; }
    public Guid? ActorId { get; private set; }
    public string ActorName { get; private set; } = "";

    /// <summary>As the wire names it ("taxRegime"); of a part with its name behind a colon ("machine:CAIXA-01").</summary>
    public string Field { get; private set; } = "";

    /// <summary>Null where there was nothing.</summary>
    public string? Before { get; private set; }

    /// <summary>Null where there is nothing any more.</summary>
    public string? After { get; private set; }
}

/// <summary>What was and what is.</summary>
public sealed record ChangedField(string Name, string? Before, string? After);
