using System.Text.Json.Serialization;

namespace Helpdesk.Core.Channels;

/// <summary>What a message holds beyond text and files; stored as JSON. Only the part that fits its kind is filled.</summary>
public sealed record MessageDetails
{
    public Place? Location { get; init; }
    public IReadOnlyList<SharedContact>? Contacts { get; init; }
    public Choice? Choice { get; init; }
    public Order? Order { get; init; }
    public Referral? Referral { get; init; }
    public CallCard? Call { get; init; }
    public Moved? Moved { get; init; }
    public CallPermission? CallPermission { get; init; }

    public ChosenTemplate? Template { get; init; }

    /// <summary>Colleagues whom a note calls, under the names that they had then.</summary>
    public IReadOnlyList<Mentioned>? Mentions { get; init; }

    /// <summary>The provider knows that there is a message and not yet what it says.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Awaited { get; init; }

    /// <summary>The product of the catalogue that the customer asks about.</summary>
    public string? Product { get; init; }

    /// <summary>Why a message could not be shown, or what a template is called: a plain remark.</summary>
    public string? Remark { get; init; }
}

public sealed record Place(double Latitude, double Longitude, string? Name, string? Address);

public sealed record SharedContact(string Name, IReadOnlyList<string> Phones);

/// <summary>What was picked from buttons or a list, or filled into a flow.</summary>
public sealed record Choice(string? Id, string Title, string? Description);

public sealed record Order(string? Note, IReadOnlyList<OrderLine> Lines);

public sealed record OrderLine(string Product, decimal Quantity, decimal? Price, string? Currency);

/// <summary>The advertisement through which the customer came.</summary>
public sealed record Referral(string? Headline, string? Body, string? Url);

public enum CallOutcome
{
    Ringing,
    Answered,
    Missed,
}

/// <summary>A call as it stands in the conversation.</summary>
/// <param name="Seconds">How long it was spoken; null while it lasts, and when nobody answered.</param>
public sealed record CallCard(Guid CallId, CallOutcome Outcome, int? Seconds)
{
    /// <summary>Who of ours took it, by name.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Who of ours rang back after it was missed, by name.</summary>
    public string? CalledBackBy { get; init; }

    /// <summary>It was missed, and the customer was spoken to in a later call.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SpokenLater { get; init; }
}

/// <summary>The customer's answer to our asking whether we may call.</summary>
/// <param name="Until">When the permission ends; null when it does not, or was refused.</param>
public sealed record CallPermission(bool Granted, DateTimeOffset? Until);

/// <summary>The person goes by another number or id from now on; screens say so in the reader's language.</summary>
public sealed record Moved(string? From, string? To);

/// <summary>A colleague whom a note calls by name.</summary>
public sealed record Mentioned(Guid UserId, string Name);
