using System.Globalization;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Data;
using Helpdesk.Core.Reports;
using Helpdesk.Core.Users;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helpdesk.Web.Hosting;

/// <summary>`Helpdesk.Web demo --tickets N --years Y`: history enough to see what reports do with it. `--seed S` makes another.</summary>
internal static class HistoryVerb
{
    private const string Usage = "Usage: demo --tickets N --years Y [--seed S]";

    /// <exception cref="NotSupportedException">What was typed is no wish, and why.</exception>
    public static DemoWish Read(string[] words)
    {
        var unknown = words.Where((word, i) => i % 2 == 0 && word is not ("--tickets" or "--years" or "--seed")).FirstOrDefault();
        if (unknown is not null) throw new NotSupportedException($"\"{unknown}\" is not known. {Usage}");

        return new DemoWish(Number(words, "--tickets", 20_000, DemoWish.MostTickets), Number(words, "--years", 2, DemoWish.MostYears), Number(words, "--seed", 1, int.MaxValue));
    }

    public static async Task RunAsync(string connectionString, DemoWish wish, IConfiguration configuration)
    {
        await Verbs.MigrateAsync(connectionString);
        var contexts = new PooledDbContextFactory<HelpdeskDb>(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(connectionString).Options);
        var zone = (configuration.GetSection(OrganizationOptions.Section).Get<OrganizationOptions>() ?? new OrganizationOptions()).Zone;
        var hasher = new PasswordHasher<User>();
        await using (var db = await contexts.CreateDbContextAsync())
        {
            await FirstCatalogue.AddMissingAsync(db);
            await db.SaveChangesAsync();
            await DemoData.AddMissingAsync(db, user => hasher.HashPassword(user, Demo.Password), TimeProvider.System.GetUtcNow());
            await DemoHistory.FillAsync(db, wish, new LocalDays(zone, TimeProvider.System));
        }

        var packer = new DayPacker(new Database(contexts), TimeProvider.System, NullLogger<DayPacker>.Instance);
        while (await packer.PackSomeAsync() > 0) { }
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{wish.Tickets:N0} tickets over {wish.Years} years are there."));
    }

    private static int Number(string[] words, string name, int unlessTold, int most)
    {
        var place = Array.IndexOf(words, name);
        if (place < 0) return unlessTold;

        return place + 1 < words.Length && int.TryParse(words[place + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new NotSupportedException($"{name} takes a number from 1 to {most}. {Usage}");
    }
}
