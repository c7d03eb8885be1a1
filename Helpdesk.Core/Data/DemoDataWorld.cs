using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Data;

/// <summary>Who is served in an invented history and who serves: many small customers and some that call every day, technicians of unlike pace.</summary>
internal sealed class DemoWorld(List<DemoCustomer> customers, List<User> technicians)
{
    private static readonly string[] Kinds = ["Padaria", "Mercado", "Farmácia", "Auto Peças", "Restaurante", "Loja", "Posto", "Pet Shop", "Papelaria", "Construtora"];
    private static readonly string[] Names = ["Aurora", "Bom Jesus", "Central", "Do Porto", "Esperança", "Flor do Campo", "Guarani", "Horizonte", "Ipê", "Jardim", "Lagoa", "Modelo", "Nova Era", "Oliveira"];

    public IReadOnlyList<DemoCustomer> Customers => customers;

    public IReadOnlyList<User> Technicians => technicians;

    public static async Task<DemoWorld> MakeAsync(HelpdeskDb db, Random dice, int count, DateTimeOffset since)
    {
        var channel = await db.Channels.OrderBy(c => c.Key).FirstOrDefaultAsync();
        var there = await db.Customers.CountAsync(c => c.ExternalId.StartsWith("HIST-"));
        var made = new List<DemoCustomer>();
        for (var i = there; i < there + count; i++)
        {
            var customer = new Customer($"HIST-{i:D5}", since);
            var name = $"{Kinds[dice.Next(Kinds.Length)]} {Names[dice.Next(Names.Length)]} {i}";
            customer.Describe(new CustomerFacts($"{name} Ltda", name, null, TaxRegime.SimplesNacional, null, null, Active: true), since);
            var contact = new Contact(null, since);
            contact.Register("Responsável", "owner");
            customer.Adopt(contact);
            var thread = channel is null ? null : new Conversation(channel.Id, contact.Id, null, $"history-{i}");
            db.Add(customer);
            if (thread is not null) db.Add(thread);
            made.Add(new DemoCustomer(customer.Id, contact.Id, thread?.Id, channel?.Id));
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return new DemoWorld(made, await db.Users.Where(u => u.Active && (u.Role == Role.Technician || u.Role == Role.Supervisor)).OrderBy(u => u.Email).ToListAsync());
    }

    /// <summary>A few customers ask much more than most.</summary>
    public int AnyCustomer(Random dice) => (int)(customers.Count * Math.Pow(dice.NextDouble(), 2.2));

    public int AnyTechnician(Random dice) => (int)(technicians.Count * Math.Pow(dice.NextDouble(), 1.4));

    /// <summary>How long this one takes, compared with the others.</summary>
    public double PaceOf(int technician) => 0.8 + (0.5 * technician / technicians.Count);
}

internal sealed record DemoCustomer(Guid Id, Guid ContactId, Guid? ConversationId, Guid? ChannelId);
