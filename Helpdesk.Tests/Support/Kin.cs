using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;

namespace Helpdesk.Tests.Support;

/// <summary>Which ids are one person's, by what bodies told together until now.</summary>
public sealed class Kin
{
    private readonly Dictionary<string, string> _next = [];

    /// <summary>All who are spoken of in these parts, too.</summary>
    public void Hear(IEnumerable<Incoming> parts)
    {
        foreach (var part in parts) Join(part is IdentityChange change ? [.. Ids(change.Before), .. Ids(change.After)] : [.. Ids(Person(part))]);
    }

    /// <summary>Who wrote or called; null where nobody did.</summary>
    public static Party? Person(Incoming part) => part switch
    {
        IncomingMessage message => message.Party,
        IncomingCall call => call.Party,
        _ => null,
    };

    public bool IsOne(Party person, IEnumerable<string> ids)
    {
        var own = Ids(person).Select(Name).ToHashSet();
        return ids.Select(Name).Any(own.Contains);
    }

    private void Join(string[] ids)
    {
        foreach (var id in ids.Skip(1))
        {
            var (one, other) = (Name(ids[0]), Name(id));
            if (one != other) _next[one] = other;
        }
    }

    // The name of a person is any of the ids, the same for all of them.
    private string Name(string id)
    {
        while (_next.TryGetValue(id, out var next)) id = next;
        return id;
    }

    private static IEnumerable<string> Ids(Party? person) =>
        new[] { PhoneNumber.FromProvider(person?.Phone)?.Value ?? person?.Phone, person?.UserId }.OfType<string>();
}
