using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Conversations;

internal sealed class ConversationTable : IEntityTypeConfiguration<Conversation>, IEntityTypeConfiguration<ContactIdentity>,
    IEntityTypeConfiguration<WaitingUpdate>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.ToTable("conversations", table =>
            table.HasCheckConstraint("ck_conversations_party", "(contact_id IS NULL) <> (group_id IS NULL)"));
        conversation.Property(c => c.Address).HasMaxLength(Limits.ProviderId);
        conversation.Property(c => c.GroupId).HasMaxLength(Limits.ProviderId);
        conversation.HasIndex(c => new { c.ChannelId, c.ContactId }).IsUnique();
        conversation.HasIndex(c => new { c.ChannelId, c.GroupId }).IsUnique();
        conversation.HasIndex(c => c.ContactId);
        conversation.HasOne<Channel>().WithMany().HasForeignKey(c => c.ChannelId).OnDelete(DeleteBehavior.Restrict);
        conversation.HasOne<Contact>().WithMany().HasForeignKey(c => c.ContactId).OnDelete(DeleteBehavior.Restrict);
        conversation.HasOne<Customer>().WithMany().HasForeignKey(c => c.GroupCustomerId).OnDelete(DeleteBehavior.Restrict);
        conversation.HasOne<Customer>().WithMany().HasForeignKey(c => c.PickedCustomerId).OnDelete(DeleteBehavior.Restrict);
        conversation.HasMany<Ticket>().WithOne().HasForeignKey(t => t.ConversationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ContactIdentity> identity)
    {
        identity.ToTable("contact_identities");
        identity.Property(i => i.Id).ValueGeneratedNever();
        identity.Property(i => i.Value).HasMaxLength(Limits.ProviderId);
        identity.HasIndex(i => new { i.ChannelId, i.Value }).IsUnique();
        identity.HasIndex(i => i.ContactId);
        identity.HasOne<Channel>().WithMany().HasForeignKey(i => i.ChannelId).OnDelete(DeleteBehavior.Restrict);
        identity.HasOne<Contact>().WithMany().HasForeignKey(i => i.ContactId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WaitingUpdate> waiting)
    {
        waiting.ToTable("waiting_updates");
        waiting.Property(w => w.Id).ValueGeneratedNever();
        waiting.Property(w => w.TargetId).HasMaxLength(Limits.ProviderId);
        waiting.Property(w => w.Update).HasColumnType("jsonb");
        waiting.HasIndex(w => new { w.ChannelId, w.TargetId });
        waiting.HasIndex(w => w.ReceivedAt);
        waiting.HasOne<Channel>().WithMany().HasForeignKey(w => w.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
