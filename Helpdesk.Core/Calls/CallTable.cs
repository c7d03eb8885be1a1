using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Calls;

internal sealed class CallTable : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> call)
    {
        call.ToTable("calls");
        call.Property(c => c.ProviderId).HasMaxLength(Limits.ProviderId);
        call.HasIndex(c => new { c.ChannelId, c.ProviderId }).IsUnique();

        // What rings now, and what was missed today.
        call.HasIndex(c => new { c.State, c.StartedAt });
        call.HasOne<Channel>().WithMany().HasForeignKey(c => c.ChannelId).OnDelete(DeleteBehavior.Restrict);
        call.HasOne<Conversation>().WithMany().HasForeignKey(c => c.ConversationId).OnDelete(DeleteBehavior.Restrict);
        call.HasOne<Message>().WithMany().HasForeignKey(c => c.MessageId).OnDelete(DeleteBehavior.Restrict);
        call.Ignore(c => c.IsOver);
        call.Ignore(c => c.WaitsForCallBack);
    }
}
