using System.Text.Json;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Helpdesk.Core.Conversations;

internal sealed class MessageTable : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<Attachment>, IEntityTypeConfiguration<Reaction>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages");
        message.Property(m => m.ProviderId).HasMaxLength(Limits.ProviderId);
        message.Property(m => m.SendId).HasMaxLength(Limits.ProviderId);
        message.Property(m => m.ReplyToProviderId).HasMaxLength(Limits.ProviderId);
        message.Property(m => m.AuthorName).HasMaxLength(Limits.Name);
        message.Property(m => m.FailureCode).HasMaxLength(Limits.Key);
        message.Property(m => m.FailureWords).HasMaxLength(Limits.Line);
        message.Property(m => m.Details).HasColumnType("jsonb").HasConversion(new DetailsConverter());

        // The same provider message id on the same channel is one message (contract section 2).
        message.HasIndex(m => new { m.ChannelId, m.ProviderId }).IsUnique().HasFilter("provider_id IS NOT NULL");
        message.HasIndex(m => new { m.ChannelId, m.SendId }).IsUnique().HasFilter("send_id IS NOT NULL");
        message.HasIndex(m => new { m.ConversationId, m.SentAt, m.Id });
        message.HasIndex(m => new { m.TicketId, m.SentAt, m.Id });
        message.HasIndex(m => m.NextTryAt).HasFilter("delivery IN ('queued', 'sending')").HasDatabaseName("ix_messages_outbox");
        message.HasIndex(m => m.AskAt).HasFilter("ask_at IS NOT NULL");
        message.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Restrict);
        message.HasOne<Channel>().WithMany().HasForeignKey(m => m.ChannelId).OnDelete(DeleteBehavior.Restrict);
        message.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId).OnDelete(DeleteBehavior.Restrict);
        message.HasMany(m => m.Attachments).WithOne().HasForeignKey(a => a.MessageId);
        message.HasMany(m => m.Reactions).WithOne().HasForeignKey(r => r.MessageId);
    }

    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("attachments");
        attachment.Property(a => a.Id).ValueGeneratedNever();
        attachment.Property(a => a.Name).HasMaxLength(Limits.Name);
        attachment.Property(a => a.ContentType).HasMaxLength(Limits.Name);
        attachment.HasIndex(a => a.NextTryAt).HasFilter("state = 'waiting'").HasDatabaseName("ix_attachments_waiting");
        attachment.HasIndex(a => a.Sha256);
    }

    public void Configure(EntityTypeBuilder<Reaction> reaction)
    {
        reaction.ToTable("reactions");
        reaction.Property(r => r.Id).ValueGeneratedNever();
        reaction.Property(r => r.Emoji).HasMaxLength(Limits.Key);
        reaction.Property(r => r.FailureWords).HasMaxLength(Limits.Line);
        reaction.HasIndex(r => new { r.MessageId, r.ByUs }).IsUnique();
        reaction.HasIndex(r => r.NextTryAt).HasFilter("delivery IN ('queued', 'sending')").HasDatabaseName("ix_reactions_outbox");
    }

    private sealed class DetailsConverter() : ValueConverter<MessageDetails?, string?>(
        details => details == null ? null : JsonSerializer.Serialize(details, ConversationJson.Default.MessageDetails),
        json => json == null ? null : JsonSerializer.Deserialize(json, ConversationJson.Default.MessageDetails));
}
