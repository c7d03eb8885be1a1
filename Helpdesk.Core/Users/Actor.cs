namespace Helpdesk.Core.Users;

public enum ActorKind
{
    /// <summary>Somebody signed in.</summary>
    User,

    /// <summary>A program with an API token.</summary>
    Token,

    /// <summary>The customer's side of a conversation.</summary>
    Contact,

    /// <summary>The company's own phone, outside Helpdesk.</summary>
    Phone,

    /// <summary>Helpdesk itself.</summary>
    Clock,
}

/// <summary>Who acts, for the trail. The name is kept as it was then.</summary>
public sealed record Actor(ActorKind Kind, Guid? Id, string Name)
{
    public static Actor Clock { get; } = new(ActorKind.Clock, null, "Helpdesk");

    public static Actor Of(User user) => new(ActorKind.User, user.Id, user.Name);
}
