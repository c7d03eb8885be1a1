using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Helpdesk.Core.Customers;

internal sealed class CustomerTable : IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<Contact>,
    IEntityTypeConfiguration<ContactPhone>, IEntityTypeConfiguration<Licence>, IEntityTypeConfiguration<Machine>,
    IEntityTypeConfiguration<InstalledModule>, IEntityTypeConfiguration<CustomerChange>, IEntityTypeConfiguration<RemoteSession>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.ToTable("customers", table =>
        {
            table.HasCheckConstraint("ck_customers_external_id", "external_id <> ''");
            table.HasCheckConstraint("ck_customers_tax_id", "tax_id ~ '^([0-9]{11}|[0-9A-Z]{12}[0-9]{2})$'");
        });
        customer.Property(c => c.ExternalId).HasMaxLength(Limits.Name);
        customer.Property(c => c.LegalName).HasMaxLength(Limits.Name);
        customer.Property(c => c.TradeName).HasMaxLength(Limits.Name);
        customer.Property(c => c.TaxId).HasMaxLength(14);
        customer.Property(c => c.ResponsibleName).HasMaxLength(Limits.Name);
        customer.Property(c => c.Notes).HasMaxLength(Limits.Notes);
        customer.Property(c => c.City).HasMaxLength(Limits.Name);
        customer.Property(c => c.State).HasMaxLength(2);

        // Compared byte by byte, so that one index serves both the order and the beginnings of names.
        customer.Property<string>(CustomerSearch.SortName).HasDefaultValue("").UseCollation("C");
        customer.Property<string>(CustomerSearch.NameWords).HasDefaultValue("");
        customer.Property<string>(CustomerSearch.SearchWords).HasDefaultValue("");
        customer.Property<bool>(CustomerSearch.HasMachines).HasDefaultValue(false);
        customer.Property<bool>(CustomerSearch.HasPhone).HasDefaultValue(false);
        customer.HasOne<Customer>().WithMany().HasForeignKey(c => c.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        customer.HasIndex(c => c.ExternalId).IsUnique();
        customer.HasIndex(c => c.LegalName);
        customer.HasIndex(c => new { c.UpdatedAt, c.Id });

        // What people look for while they type; written by CustomerWords.
        customer.HasIndex(CustomerSearch.SearchWords).HasMethod("gin").HasOperators("gin_trgm_ops");
        customer.HasIndex(CustomerSearch.NameWords).HasMethod("gin").HasOperators("gin_trgm_ops");
        customer.HasIndex(CustomerSearch.SortName, nameof(Customer.Id));
        customer.HasIndex(c => c.Tags).HasMethod("gin");
        customer.HasIndex([nameof(Customer.Id)], "ix_customers_tagged").HasFilter("cardinality(tags) > 0");
        customer.HasIndex([CustomerSearch.SortName, nameof(Customer.Id)], "ix_customers_without_machines").HasFilter("NOT has_machines");
        customer.HasIndex([CustomerSearch.SortName, nameof(Customer.Id)], "ix_customers_without_phone").HasFilter("NOT has_phone");
        customer.HasIndex(c => c.TaxId);
        customer.HasIndex(c => c.State);

        // For searches in the middle of words, whichever of these the word stands in.
        customer.HasIndex(c => new { c.LegalName, c.TradeName, c.ExternalId, c.TaxId }).HasDatabaseName("ix_customers_words")
            .HasMethod("gin").HasOperators("gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops");
        customer.HasMany(c => c.Contacts).WithOne().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        customer.HasMany(c => c.Licences).WithOne().HasForeignKey(l => l.CustomerId);
        customer.HasMany(c => c.Machines).WithOne().HasForeignKey(m => m.CustomerId);
        customer.Ignore(c => c.ShownName);
    }

    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("contacts");
        contact.Property(c => c.Name).HasMaxLength(Limits.Name);
        contact.Property(c => c.ProfileName).HasMaxLength(Limits.Name);
        contact.Property(c => c.Role).HasMaxLength(Limits.Name);
        contact.Property<NpgsqlTsVector>(ContactSearch.Words)
            .HasComputedColumnSql("to_tsvector('simple', plain(coalesce(name, '') || ' ' || coalesce(profile_name, '')))", stored: true);
        contact.HasIndex(ContactSearch.Words).HasMethod("gin");
        contact.Ignore(c => c.ShownName);
        contact.HasMany(c => c.Phones).WithOne().HasForeignKey(p => p.ContactId);
    }

    public void Configure(EntityTypeBuilder<ContactPhone> phone)
    {
        phone.ToTable("contact_phones", table => table.HasCheckConstraint("ck_contact_phones_number", @"number ~ '^\+[0-9]{6,20}$'"));
        phone.Property(p => p.Id).ValueGeneratedNever();
        phone.Property(p => p.Number).HasMaxLength(Limits.Phone);
        phone.HasIndex(p => new { p.ContactId, p.Number }).IsUnique();
        phone.HasIndex(p => p.Number);

        // Most people say the end of a number, and nobody its beginning.
        phone.HasIndex([nameof(ContactPhone.Number)], "ix_contact_phones_digits").HasMethod("gin").HasOperators("gin_trgm_ops");
    }

    public void Configure(EntityTypeBuilder<Licence> licence)
    {
        licence.ToTable("licences", table => table.HasCheckConstraint("ck_licences_quantity", "quantity >= 0"));
        licence.Property(l => l.Id).ValueGeneratedNever();
        licence.HasIndex(l => new { l.CustomerId, l.ModuleKey }).IsUnique();
        licence.HasOne<Module>().WithMany().HasForeignKey(l => l.ModuleKey).HasPrincipalKey(m => m.Key);
    }

    public void Configure(EntityTypeBuilder<Machine> machine)
    {
        machine.ToTable("machines", table =>
            table.HasCheckConstraint("ck_machines_any_desk_id", "any_desk_id ~ '^([0-9]{9,10}|[^@[:space:]]+@[^@[:space:]]+)$'"));
        machine.Property(m => m.Id).ValueGeneratedNever();
        machine.Property(m => m.Name).HasMaxLength(Limits.Name);
        machine.Property(m => m.AnyDeskId).HasMaxLength(Limits.Name);
        machine.Property(m => m.Notes).HasMaxLength(Limits.Notes);
        machine.HasIndex(m => new { m.CustomerId, m.Name }).IsUnique();
        machine.HasMany(m => m.Modules).WithOne().HasForeignKey(m => m.MachineId);
    }

    public void Configure(EntityTypeBuilder<InstalledModule> installed)
    {
        installed.ToTable("installed_modules");
        installed.Property(i => i.Id).ValueGeneratedNever();
        installed.Property(i => i.Version).HasMaxLength(Limits.Key);
        installed.HasIndex(i => new { i.MachineId, i.ModuleKey }).IsUnique();
        installed.HasOne<Module>().WithMany().HasForeignKey(i => i.ModuleKey).HasPrincipalKey(m => m.Key);
    }

    public void Configure(EntityTypeBuilder<CustomerChange> change)
    {
        change.ToTable("customer_changes");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.ActorName).HasMaxLength(Limits.Name);
        change.Property(c => c.Field).HasMaxLength(Limits.Line);
        change.HasIndex(c => new { c.CustomerId, c.At });
        change.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId);
    }

    public void Configure(EntityTypeBuilder<RemoteSession> session)
    {
        session.ToTable("remote_sessions");
        session.Property(s => s.MachineName).HasMaxLength(Limits.Name);
        session.Property(s => s.AnyDeskId).HasMaxLength(Limits.Name);
        session.Property(s => s.UserName).HasMaxLength(Limits.Name);
        session.HasIndex(s => new { s.CustomerId, s.StartedAt });
        session.HasIndex(s => new { s.MachineId, s.StartedAt });
        session.HasIndex(s => s.StartedAt);
        session.HasIndex(s => s.TicketId).HasFilter("ended_at IS NULL").HasDatabaseName("ix_remote_sessions_open");
        session.HasOne<Customer>().WithMany().HasForeignKey(s => s.CustomerId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<Machine>().WithMany().HasForeignKey(s => s.MachineId).OnDelete(DeleteBehavior.SetNull);
        session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
