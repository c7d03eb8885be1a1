using Helpdesk.Core.Customers;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Data;

/// <summary>Who was on some of the machines lately, so that their rows tell it.</summary>
internal static class DemoSessions
{
    private const int Every = 4;

    public static IEnumerable<RemoteSession> All(IReadOnlyList<Machine> machines, IReadOnlyList<User> people, DateTimeOffset now)
    {
        var technicians = people.Where(p => p.Role == Role.Technician).ToList();
        if (technicians.Count == 0) yield break;

        for (var i = 0; i < machines.Count; i += Every)
        {
            var session = new RemoteSession(machines[i], null, Actor.Of(technicians[i / Every % technicians.Count]), now.AddHours(-5 - (i * 7)));
            session.End(session.StartedAt.AddMinutes(6 + (i % 30)));
            yield return session;
        }
    }
}
