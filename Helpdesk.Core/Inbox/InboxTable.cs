using Helpdesk.Core.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Inbox;

internal sealed class InboxTable : IEntityTypeConfiguration<InboxEntry>, IEntityTypeConfiguration<QuarantineEntry>
{
    public void Configure(EntityTypeBuilder<InboxEntry> entry)
    {
        entry.ToTable("inbox_entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasIndex(e => e.NextTryAt).HasFilter("state = 'waiting'").HasDatabaseName("ix_inbox_entries_waiting");
        entry.HasIndex(e => e.ReceivedAt);
        entry.HasIndex(e => new { e.ChannelId, e.ReceivedAt });
        entry.HasOne<Channel>().WithMany().HasForeignKey(e => e.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QuarantineEntry> entry)
    {
        entry.ToTable("quarantine_entries");
        entry.Property(e => e.Reason).HasMaxLength(Limits.Line);
        entry.HasIndex(e => e.QuarantinedAt);
        entry.HasOne<Channel>().WithMany().HasForeignKey(e => e.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
