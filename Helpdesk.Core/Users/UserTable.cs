using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Core.Users;

internal sealed class UserTable : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users");
        user.Property(u => u.Name).HasMaxLength(Limits.Name);
        user.ComplexProperty(u => u.Alerts, alerts =>
        {
            foreach (var choice in typeof(AlertChoices).GetProperties().Where(p => p.PropertyType == typeof(bool)))
                alerts.Property<bool>(choice.Name).HasColumnName($"alert_{choice.Name.ToLowerInvariant()}").HasDefaultValue(true);
        });
        user.HasIndex(u => u.NormalizedEmail).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ApiToken> token)
    {
        token.ToTable("api_tokens");
        token.Property(t => t.Name).HasMaxLength(Limits.Name);
        token.HasIndex(t => t.Name).IsUnique();
        token.HasIndex(t => t.Hash).IsUnique();
    }
}
