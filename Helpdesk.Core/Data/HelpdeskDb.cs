using System.Text.Json;
using Helpdesk.Core.Calls;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Inbox;
using Helpdesk.Core.Live;
using Helpdesk.Core.Reports;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Helpdesk.Core.Data;

/// <summary>All tables. What entities announced leaves with the commit that made it, or not at all.</summary>
public sealed class HelpdeskDb(DbContextOptions<HelpdeskDb> options) : IdentityUserContext<User, Guid>(options)
{
    /// <summary>Postgres refuses a notification of 8,000 bytes and more.</summary>
    private const int NewsBytes = 7_000;

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<TicketType> TicketTypes => Set<TicketType>();
    public DbSet<Module> Modules => Set<Module>();
    public DbSet<CannedReply> CannedReplies => Set<CannedReply>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<ContactPhone> ContactPhones => Set<ContactPhone>();
    public DbSet<CustomerChange> CustomerChanges => Set<CustomerChange>();
    public DbSet<RemoteSession> RemoteSessions => Set<RemoteSession>();
    public DbSet<Machine> Machines => Set<Machine>();
    public DbSet<Channel> Channels => Set<Channel>();
    public DbSet<ChannelRemark> ChannelRemarks => Set<ChannelRemark>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<TicketEvent> TicketEvents => Set<TicketEvent>();
    public DbSet<TicketRelation> TicketRelations => Set<TicketRelation>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<KeptDraft> Drafts => Set<KeptDraft>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<ContactIdentity> ContactIdentities => Set<ContactIdentity>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<WaitingUpdate> WaitingUpdates => Set<WaitingUpdate>();
    public DbSet<Call> Calls => Set<Call>();
    public DbSet<InboxEntry> InboxEntries => Set<InboxEntry>();
    public DbSet<QuarantineEntry> QuarantineEntries => Set<QuarantineEntry>();
    public DbSet<ReportDay> ReportDays => Set<ReportDay>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var entries = ChangeTracker.Entries().ToList();
        var entities = entries.Select(e => e.Entity).OfType<Entity>().Where(e => e.News.Count > 0).ToList();
        var found = CustomerWords.Concerned(entries);
        LiveEvent[] news = [.. entities.SelectMany(e => e.News).Concat(entries.Select(UserNews).OfType<LiveEvent>()).Distinct()];
        if (news.Length == 0 && found.Length == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await using (own)
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (found.Length > 0) await CustomerWords.RefreshAsync(this, found, cancellationToken);
            await TellAsync(news, cancellationToken);
            if (own is not null) await own.CommitAsync(cancellationToken);
            foreach (var entity in entities) entity.ForgetNews();
            return saved;
        }
    }

    /// <summary>
    /// Saves a part of something large: new rows by COPY, and then lets go of everything. Whom it concerned and what is new is handed
    /// out, for <see cref="FinishManyAsync"/> to tell once at the end.
    /// </summary>
    internal async Task SaveManyAsync(ManyChanges all, CancellationToken stop)
    {
        var entries = ChangeTracker.Entries().ToList();
        all.Take(entries, CustomerWords.Concerned(entries));
        await this.CopyNewAsync(entries, stop);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, stop);
        ChangeTracker.Clear();
    }

    /// <summary>Writes what the customers are found by, and tells the news: each, or of very many that everything be read again.</summary>
    internal async Task FinishManyAsync(ManyChanges all, CancellationToken stop)
    {
        foreach (var some in all.Customers.Chunk(ManyChanges.Together)) await CustomerWords.RefreshAsync(this, some, stop);
        await TellAsync(all.News, stop);
    }

    /// <summary>Tells every node, with the transaction if there is one.</summary>
    internal async Task TellAsync(IEnumerable<LiveEvent> news, CancellationToken stop = default)
    {
        foreach (var payload in Payloads(news))
        {
            await Database.ExecuteSqlAsync($"SELECT pg_notify({LiveListener.Channel}, {payload})", stop);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        Naming.SpellEnumsAsText(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("pg_trgm");
        builder.HasPostgresExtension("unaccent");
        builder.HasSequence<long>(TicketTable.Numbers).StartsAt(1001);
        builder.HasSequence<long>("customer_numbers");
        builder.ApplyConfigurationsFromAssembly(typeof(HelpdeskDb).Assembly);
        Naming.UseSnakeCase(builder);

        // Ids come from the constructors; without this EF takes a new child for an existing row.
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.ClrType.IsSubclassOf(typeof(Entity))))
        {
            entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    // A user's base class is Identity's, so it cannot announce itself.
    private static UserChanged? UserNews(EntityEntry entry) =>
        entry is { Entity: User user, State: EntityState.Added or EntityState.Modified } ? new UserChanged(user.Id) : null;

    private static IEnumerable<string> Payloads(IEnumerable<LiveEvent> news)
    {
        // Each is about 150 bytes of ASCII, so a fixed number fits.
        foreach (var chunk in news.Chunk(NewsBytes / 160)) yield return JsonSerializer.Serialize(chunk, LiveJson.Default.LiveEventArray);
    }
}
