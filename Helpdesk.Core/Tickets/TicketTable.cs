using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Helpdesk.Core.Tickets;

internal sealed class TicketTable
    : IEntityTypeConfiguration<Ticket>, IEntityTypeConfiguration<TicketEvent>, IEntityTypeConfiguration<TicketRelation>, IEntityTypeConfiguration<Notice>
{
    public const string Numbers = "ticket_numbers";

    /// <summary>What earlier work is found by: words of subject, cause and solution.</summary>
    public const string Memory = "Memory";

    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.ToTable("tickets", table =>
        {
            table.HasCheckConstraint("ck_tickets_resolved", "(status = 'done') = (resolved_at IS NOT NULL)");
            table.HasCheckConstraint("ck_tickets_in_progress", "status <> 'new' OR assignee_id IS NULL");
        });
        ticket.Property(t => t.Number).HasDefaultValueSql($"nextval('{Numbers}')");
        ticket.Property(t => t.Subject).HasMaxLength(Limits.Line);
        ticket.Property(t => t.Solution).HasMaxLength(Limits.Solution);
        ticket.Property(t => t.Tags).HasDefaultValueSql("'{}'");
        ticket.Property(t => t.Cause).HasMaxLength(Limits.Notes);
        ticket.Property<NpgsqlTsVector>(Memory).HasComputedColumnSql(
            "to_tsvector('portuguese', plain(coalesce(subject, '') || ' ' || coalesce(cause, '') || ' ' || coalesce(solution, '')))", stored: true);
        // Sessions and reopenings are told apart by what their tickets are: by the ten thousand, without a look at the tickets themselves.
        ticket.HasIndex([nameof(Ticket.Id)], "ix_tickets_scope")
            .IncludeProperties(t => new { t.MergedIntoId, t.CustomerId, t.AssigneeId, t.ConversationId, t.TypeKey, t.ModuleKey, t.Priority });
        ticket.HasIndex(Memory).HasMethod("gin");
        ticket.HasIndex(t => t.SnoozedUntil).HasFilter("snoozed_until IS NOT NULL");
        ticket.HasIndex(t => t.Number).IsUnique();

        // Contract 4.3: one conversation never has two open tickets.
        ticket.HasIndex(t => t.ConversationId).IsUnique().HasFilter("status <> 'done'").HasDatabaseName("ux_tickets_open_conversation");
        ticket.HasIndex(t => new { t.ConversationId, t.OpenedAt });
        ticket.HasIndex(t => new { t.CustomerId, t.OpenedAt });
        ticket.HasIndex(t => t.ContactId);
        ticket.HasIndex(t => new { t.AssigneeId, t.Status });
        ticket.HasIndex(t => new { t.Status, t.ResolvedAt });
        ticket.HasIndex(t => new { t.OpenedAt, t.Id });

        // Which tags are in use: those of the latest tickets that have any.
        ticket.HasIndex(t => t.OpenedAt).HasFilter("cardinality(tags) > 0").HasDatabaseName("ix_tickets_tagged");

        // They are few, and reports leave them out.
        ticket.HasIndex(t => t.MergedIntoId).HasFilter("merged_into_id IS NOT NULL");
        ticket.HasIndex(t => new { t.Subject, t.Solution }).HasDatabaseName("ix_tickets_words").HasMethod("gin").HasOperators("gin_trgm_ops", "gin_trgm_ops");
        ticket.HasOne(t => t.Assignee).WithMany().HasForeignKey(t => t.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Contact>().WithMany().HasForeignKey(t => t.ContactId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<TicketType>().WithMany().HasForeignKey(t => t.TypeKey).HasPrincipalKey(t => t.Key).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Module>().WithMany().HasForeignKey(t => t.ModuleKey).HasPrincipalKey(m => m.Key).OnDelete(DeleteBehavior.Restrict);
        ticket.HasMany(t => t.Events).WithOne().HasForeignKey(e => e.TicketId);
        ticket.HasMany(t => t.Notices).WithOne().HasForeignKey(n => n.TicketId);
        ticket.HasMany<RemoteSession>().WithOne().HasForeignKey(s => s.TicketId).OnDelete(DeleteBehavior.Restrict);
        ticket.Ignore(t => t.IsOpen).Ignore(t => t.IsOurTurn);
    }

    public void Configure(EntityTypeBuilder<TicketEvent> happened)
    {
        happened.ToTable("ticket_events");
        happened.Property(e => e.Id).ValueGeneratedNever();
        happened.Property(e => e.Sequence).UseIdentityByDefaultColumn();
        happened.Property(e => e.Remark).HasMaxLength(Limits.Notes);
        happened.Property(e => e.ActorName).HasMaxLength(Limits.Name);
        happened.HasIndex(e => new { e.TicketId, e.At });

        // What came back within a period, for reports.
        happened.HasIndex(e => e.At).IncludeProperties(e => e.TicketId).HasFilter("kind = 'reopened'").HasDatabaseName("ix_ticket_events_reopened");
    }

    public void Configure(EntityTypeBuilder<TicketRelation> relation)
    {
        relation.ToTable("ticket_relations");
        relation.HasKey(r => new { r.LowId, r.HighId });
        relation.HasIndex(r => r.HighId);
        relation.HasOne<Ticket>().WithMany().HasForeignKey(r => r.LowId).OnDelete(DeleteBehavior.Cascade);
        relation.HasOne<Ticket>().WithMany().HasForeignKey(r => r.HighId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.Property(n => n.ByName).HasMaxLength(Limits.Name);
        notice.Property(n => n.Words).HasMaxLength(Limits.Line);
        notice.HasIndex(n => new { n.UserId, n.At });
        notice.HasIndex(n => new { n.UserId, n.TicketId }).HasFilter("read_at IS NULL").HasDatabaseName("ix_notices_unread");
        notice.HasOne<User>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
