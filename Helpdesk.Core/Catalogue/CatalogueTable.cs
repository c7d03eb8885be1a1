using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Catalogue;

internal sealed class CatalogueTable : IEntityTypeConfiguration<TicketType>, IEntityTypeConfiguration<Module>, IEntityTypeConfiguration<CannedReply>
{
    public void Configure(EntityTypeBuilder<TicketType> type)
    {
        type.ToTable("ticket_types");
        type.HasAlternateKey(t => t.Key);
        type.Property(t => t.Key).HasMaxLength(Limits.Key);
        type.Property(t => t.Name).HasMaxLength(Limits.Name);
        type.Property(t => t.NameEn).HasMaxLength(Limits.Name);
    }

    public void Configure(EntityTypeBuilder<Module> module)
    {
        module.ToTable("modules");
        module.HasAlternateKey(m => m.Key);
        module.Property(m => m.Key).HasMaxLength(Limits.Key);
        module.Property(m => m.Name).HasMaxLength(Limits.Name);
        module.Property(m => m.CurrentVersion).HasMaxLength(Limits.Key);
    }

    public void Configure(EntityTypeBuilder<CannedReply> reply)
    {
        reply.ToTable("canned_replies");
        reply.Property(r => r.Shortcut).HasMaxLength(Limits.Key);
        reply.Property(r => r.Title).HasMaxLength(Limits.Name);
        reply.Property(r => r.Text).HasMaxLength(Limits.MessageText);
        reply.HasIndex(r => r.Shortcut).IsUnique();
        reply.HasOne<Module>().WithMany().HasForeignKey(r => r.ModuleKey).HasPrincipalKey(m => m.Key).OnDelete(DeleteBehavior.Restrict);
    }
}
