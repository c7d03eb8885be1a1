using System.Text.Json.Serialization;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Web.Api;

/// <summary>A ticket (contract section 3).</summary>
public sealed record TicketModel
{
    public required long Number { get; init; }

    /// <summary>Changes with every change of the work; goes back in If-Match.</summary>
    public required string Version { get; init; }

    public required TicketStatus Status { get; init; }
    public required Priority Priority { get; init; }
    public required string? Type { get; init; }
    public required string? Module { get; init; }
    public required string Subject { get; init; }
    public required TicketOrigin Origin { get; init; }

    /// <summary>Null while nobody knows whose number it is.</summary>
    public required TicketCustomerModel? Customer { get; init; }

    public required TicketContactModel? Contact { get; init; }

    /// <summary>The key of the channel; null for work without a conversation.</summary>
    public required string? Channel { get; init; }

    public required PersonModel? Assignee { get; init; }
    public required int EscalationLevel { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset? FirstResponseAt { get; init; }
    public required DateTimeOffset? ResolvedAt { get; init; }
    public required string? Solution { get; init; }

    /// <summary>What came in and went out, calls included.</summary>
    public required int MessageCount { get; init; }

    public static TicketModel Of(TicketRecord ticket) => new()
    {
        Number = ticket.Number,
        Version = TicketVersion.Text(ticket.Version),
        Status = ticket.Status,
        Priority = ticket.Priority,
        Type = ticket.Type,
        Module = ticket.Module,
        Subject = ticket.Subject,
        Origin = ticket.Origin,
        Customer = ticket.CustomerExternalId is null ? null : new TicketCustomerModel(ticket.CustomerExternalId, ticket.CustomerLegalName!),
        Contact = ticket.ContactId is null ? null : new TicketContactModel(ticket.ContactName, ticket.ContactPhone),
        Channel = ticket.Channel,
        Assignee = ticket.AssigneeEmail is null ? null : new PersonModel(ticket.AssigneeEmail, ticket.AssigneeName!),
        EscalationLevel = ticket.EscalationLevel,
        OpenedAt = ticket.OpenedAt,
        FirstResponseAt = ticket.FirstResponseAt,
        ResolvedAt = ticket.ResolvedAt,
        Solution = ticket.Solution,
        MessageCount = ticket.MessageCount,
    };
}

public sealed record TicketCustomerModel(string ExternalId, string LegalName);

/// <param name="Phone">E.164; null when the person hides it.</param>
public sealed record TicketContactModel(string? Name, string? Phone);

public sealed record PersonModel(string Email, string Name);

/// <summary>Work that nobody wrote about.</summary>
public sealed record NewTicketModel
{
    /// <summary>The customer's externalId; may be left out when contactPhone tells whose it is.</summary>
    public string? Customer { get; init; }

    /// <summary>With it, replies go to this number.</summary>
    public string? ContactPhone { get; init; }

    public string? Subject { get; init; }

    /// <summary>The key of a type of the catalogue.</summary>
    public string? Type { get; init; }

    /// <summary>The key of a module of the catalogue.</summary>
    public string? Module { get; init; }

    public Priority? Priority { get; init; }

    public ManualTicket ToWish() => new(Blank(Customer), Blank(ContactPhone), Subject)
    {
        Type = Blank(Type),
        Module = Blank(Module),
        Priority = Priority ?? Core.Tickets.Priority.Normal,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).Trim();
}

/// <summary>What shall be otherwise. A field that is left out stays as it is; null clears assignee, type, module and solution.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TicketChangeModel
{
    public Maybe<TicketStatus?> Status { get; init; }

    /// <summary>The e-mail of a technician; null hands the ticket back to everybody.</summary>
    public Maybe<string?> Assignee { get; init; }

    public Maybe<string?> Type { get; init; }
    public Maybe<string?> Module { get; init; }
    public Maybe<Priority?> Priority { get; init; }
    public Maybe<string?> Subject { get; init; }

    /// <summary>Together with the status "done" it is what solved the ticket.</summary>
    public Maybe<string?> Solution { get; init; }

    public TicketEdit ToEdit() => new()
    {
        Status = Value(Status, "status"),
        Assignee = Named(Assignee),
        Type = Named(Type),
        Module = Named(Module),
        Priority = Value(Priority, "priority"),
        Subject = Subject.IsGiven ? Subject.Value ?? throw new BadRequestException("subject", "NullNotAllowed") : null,
        Solution = Named(Solution),
    };

    private static T? Value<T>(Maybe<T?> wish, string field) where T : struct =>
        wish is { IsGiven: true, Value: null } ? throw new BadRequestException(field, "NullNotAllowed") : wish.Value;

    private static Named<string?>? Named(Maybe<string?> wish) =>
        wish.IsGiven ? new Named<string?>(wish.Value?.Replace("\0", "", StringComparison.Ordinal)) : null;
}

/// <summary>A line of a ticket's trail.</summary>
/// <param name="Before">The value before, in the API's spelling or as a name; null where there was none.</param>
public sealed record TicketEventModel(Guid Id, DateTimeOffset At, TicketEventKind Kind, AuthorModel Actor, string? Before, string? After)
{
    public static TicketEventModel Of(TicketEvent happened) => new(
        happened.Id, happened.At, happened.Kind, new AuthorModel(happened.ActorKind, happened.ActorName), happened.Before, happened.After);
}

/// <param name="Kind">user, token, contact, phone (the company's own) or clock (Helpdesk itself).</param>
public sealed record AuthorModel(ActorKind Kind, string Name);
