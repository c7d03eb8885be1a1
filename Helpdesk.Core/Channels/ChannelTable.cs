using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Channels;

internal sealed class ChannelTable : IEntityTypeConfiguration<Channel>, IEntityTypeConfiguration<ChannelRemark>
{
    public void Configure(EntityTypeBuilder<Channel> channel)
    {
        channel.ToTable("channels", table => table.HasCheckConstraint("ck_channels_key", "key ~ '^[a-z0-9-]+$'"));
        channel.Property(c => c.Key).HasMaxLength(Limits.Key);
        channel.Property(c => c.Provider).HasMaxLength(Limits.Key);
        channel.Property(c => c.ConnectionWords).HasMaxLength(Limits.Line);
        channel.Property(c => c.DisplayName).HasMaxLength(Limits.Name);
        channel.Property(c => c.PhoneNumber).HasMaxLength(Limits.Phone);
        channel.Property(c => c.Account).HasMaxLength(Limits.Name);
        channel.HasIndex(c => c.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChannelRemark> remark)
    {
        remark.ToTable("channel_remarks");
        remark.HasIndex(r => new { r.ChannelId, r.At });
        remark.HasOne<Channel>().WithMany().HasForeignKey(r => r.ChannelId);
    }
}
