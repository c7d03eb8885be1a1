using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Conversations;

internal sealed class DraftTable : IEntityTypeConfiguration<KeptDraft>
{
    public void Configure(EntityTypeBuilder<KeptDraft> draft)
    {
        draft.ToTable("drafts");
        draft.Property(d => d.Text).HasMaxLength(Limits.Draft);
        draft.HasIndex(d => new { d.UserId, d.TicketId }).IsUnique();
        draft.HasIndex(d => d.MessageId);
        draft.HasOne<User>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
        draft.HasOne<Ticket>().WithMany().HasForeignKey(d => d.TicketId).OnDelete(DeleteBehavior.Cascade);
        draft.Ignore(d => d.Words);
    }
}
