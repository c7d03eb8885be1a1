using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Data;

/// <summary>The cast that demonstration and tests share. All people, companies and numbers are invented.</summary>
public static class DemoData
{
    /// <summary>The channel on which everybody writes; the history needs it to be declared.</summary>
    public const string ChannelKey = "whatsapp-demo";

    /// <summary>What the addresses of all demo accounts end in.</summary>
    public const string Domain = "@helpdesk.example";

    /// <summary>Adds the people that are missing, and on an empty database the customers and two weeks of work. Saves by itself.</summary>
    public static async Task AddMissingAsync(HelpdeskDb db, Func<User, string> hash, DateTimeOffset now)
    {
        await using var all = await db.Database.BeginTransactionAsync();
        var users = await db.Users.ToListAsync();
        db.Users.AddRange(DemoPeople.Missing(users, hash));
        if (!await db.Customers.AnyAsync()) await AddCustomersAsync(db, now);

        await db.SaveChangesAsync();
        await all.CommitAsync();
    }

    private static async Task AddCustomersAsync(HelpdeskDb db, DateTimeOffset now)
    {
        db.Customers.AddRange(DemoCustomers.All(now));
        db.CannedReplies.AddRange(DemoCanned.All());
        await db.SaveChangesAsync();
        if (await db.Channels.SingleOrDefaultAsync(c => c.Key == ChannelKey) is not { } channel || await db.Tickets.AnyAsync()) return;

        db.RemoteSessions.AddRange(DemoSessions.All(await db.Machines.Where(m => m.AnyDeskId != null).OrderBy(m => m.AnyDeskId).ToListAsync(), await db.Users.OrderBy(u => u.Name).ToListAsync(), now));
        var stage = new DemoStage(db, channel, now);
        foreach (var story in DemoOpen.Stories(stage).Concat(DemoDone.Stories(stage)).OrderBy(s => s.Start))
        {
            // One by one, so that numbers are given in the order in which the tickets were opened.
            story.Tell(stage.Thread(story));
            await db.SaveChangesAsync();
        }
    }
}
