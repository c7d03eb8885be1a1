using System.Text;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Inbox;
using Helpdesk.Core.Outbox;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Support;

/// <summary>
/// The business on a real database, without its host: tests say who writes and turn the workers by hand. Ana and Bia are technicians;
/// Maria Souza of Padaria Pão Quente writes in.
/// </summary>
public sealed class Cast : IAsyncDisposable
{
    public const string Maria = "5511900001234";
    public const string Stranger = "5547900003381";
    public const string ChannelKey = "meta-main";

    private readonly TempDirectory _data = new();
    private readonly ServiceProvider _services;
    private readonly string _channel;
    private int _ids;

    private Cast(TestDatabase database, string channel, Dictionary<string, string?> channelSettings)
    {
        _channel = channel;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(channelSettings).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton<IConfiguration>(settings);
        services.AddStorage(database.ConnectionString, _data.Path).AddWork();
        _services = services.BuildServiceProvider();
    }

    public StoppedClock Clock { get; } = new();

    public User Ana { get; } = Technician("Ana Prado", "ana");

    public User Bia { get; } = Technician("Bia Fontes", "bia");

    public Guid Padaria { get; private set; }

    public Database Database => Get<Database>();

    public ChannelAccess Channel => Get<ChannelDirectory>().Find(_channel)!;

    /// <summary>With one Meta channel.</summary>
    public static Task<Cast> OnAsync(TestDatabase database, Uri? api = null) => OnAsync(database, ChannelKey, Settings(ChannelKey, FakeGraph.NumberId, api));

    /// <summary>With one channel of any provider, declared by these settings.</summary>
    public static async Task<Cast> OnAsync(TestDatabase database, string channel, Dictionary<string, string?> channelSettings)
    {
        await database.EmptyAsync();
        var cast = new Cast(database, channel, channelSettings);
        await cast.EnterAsync();
        return cast;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What a technician writes down when it is solved.</summary>
    public static NewSolution Found(string solution) => new("Serviço parado", solution, "pdv");

    public string NewId() => $"wamid.{++_ids}";

    /// <summary>Somebody writes, and the inbox works it.</summary>
    public async Task<string> WritesAsync(string phone, string text, TimeSpan after = default)
    {
        Clock.Advance(after);
        var id = NewId();
        await DeliverAsync(MetaBody.Text(phone, id, text, Clock.GetUtcNow()));
        return id;
    }

    /// <summary>A body arrives at the channel's address and is worked at once.</summary>
    public async Task DeliverAsync(params string[] bodies)
    {
        await StoreAsync(bodies);
        await WorkAsync();
    }

    public Task StoreAsync(params string[] bodies) => Database.ChangeAsync(db =>
    {
        db.InboxEntries.AddRange(bodies.Select(body => new InboxEntry(Channel.Id, Encoding.UTF8.GetBytes(body), Clock.GetUtcNow())));
        return Task.CompletedTask;
    });

    public async Task WorkAsync()
    {
        while (await Get<InboxWorker>().RunOnceAsync(CancellationToken.None)) { }
        await Get<InboxDesk>().TidyAsync();
    }

    public async Task SendAllAsync()
    {
        while (await Get<OutboxWorker>().RunOnceAsync(CancellationToken.None)) { }
    }

    public Task<List<Ticket>> TicketsAsync() =>
        Database.ReadAsync(db => db.Tickets.Include(t => t.Events).Include(t => t.Assignee).OrderBy(t => t.Number).ToListAsync());

    public async Task<Ticket> OnlyTicketAsync() => Assert.Single(await TicketsAsync());

    public Task<List<Message>> MessagesAsync() => Database.ReadAsync(db =>
        db.Messages.Include(m => m.Reactions).Include(m => m.Attachments).OrderBy(m => m.SentAt).ThenBy(m => m.Id).ToListAsync());

    public Task<Message> MessageAsync(string providerId) =>
        Database.ReadAsync(db => db.Messages.Include(m => m.Reactions).SingleAsync(m => m.ProviderId == providerId));

    /// <summary>A ticket of this person that Ana has just finished.</summary>
    public async Task<Ticket> AFinishedTicketOfAsync(string phone)
    {
        await WritesAsync(phone, "Meu PDV não abre");
        var ticket = (await TicketsAsync())[^1];
        await Get<Assignments>().SolveAsync(ticket.Id, Found("Serviço reiniciado."), Ana.Id);
        return ticket;
    }

    public async Task<Guid> AnswersAsync(Ticket ticket, string text)
    {
        var id = Guid.CreateVersion7();
        await Get<Replies>().SendAsync(new NewReply(id, ticket.Id, text), Actor.Of(Ana));
        return id;
    }

    /// <summary>Another customer whose only person, Rui, answers on this number, with one machine. Says which.</summary>
    public async Task<Guid> RegistersAsync(string externalId, string name, string phone)
    {
        var customer = new Customer(externalId, Clock.GetUtcNow());
        customer.Describe(new CustomerFacts(name, null, null, TaxRegime.Unknown, null, null, true), Clock.GetUtcNow());
        customer.Install([new MachineFacts($"CAIXA-{externalId}", AnyDeskId.From("990000501"), MachineRole.Pos, [])]);
        var contact = new Contact(null, Clock.GetUtcNow());
        contact.Register("Rui", null);
        contact.AnswerOn(PhoneNumber.FromProvider(phone)!);
        customer.Adopt(contact);
        await Database.ChangeAsync(db => Task.FromResult(db.Customers.Add(customer)));
        return customer.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>What declares a Meta channel in the settings.</summary>
    public static Dictionary<string, string?> Settings(string key, string numberId, Uri? api) => new()
    {
        [$"Helpdesk:Channels:{key}:Provider"] = "Meta",
        [$"Helpdesk:Channels:{key}:DisplayName"] = "Suporte",
        [$"Helpdesk:Channels:{key}:PhoneNumberId"] = numberId,
        [$"Helpdesk:Channels:{key}:BusinessAccountId"] = "104500000000001",
        [$"Helpdesk:Channels:{key}:AccessToken"] = FakeGraph.Token,
        [$"Helpdesk:Channels:{key}:AppSecret"] = MetaBody.AppSecret,
        [$"Helpdesk:Channels:{key}:VerifyToken"] = "fake-verify-token",
        [$"Helpdesk:Channels:{key}:ApiBaseUrl"] = (api ?? new Uri("http://127.0.0.1:9")).ToString(),
    };

    private async Task EnterAsync()
    {
        await Get<DeclaredChannels>().ApplyAsync();
        await Database.ChangeAsync(async db =>
        {
            await FirstCatalogue.AddMissingAsync(db);
            db.Users.AddRange(Ana, Bia);
            var padaria = new Customer("C-0001", Clock.GetUtcNow());
            padaria.Describe(
                new CustomerFacts("Padaria Pão Quente Ltda", "Pão Quente", TaxId.From("12345678000195"), TaxRegime.SimplesNacional, "Maria Souza", null, true),
                Clock.GetUtcNow());
            var maria = new Contact(null, Clock.GetUtcNow());
            maria.Register("Maria Souza", "owner");
            maria.AnswerOn(PhoneNumber.FromProvider(Maria)!);
            padaria.Adopt(maria);
            db.Customers.Add(padaria);
            Padaria = padaria.Id;
        });
    }

    private static User Technician(string name, string login) => new(name, $"{login}@helpdesk.example", Role.Technician)
    {
        NormalizedEmail = $"{login}@HELPDESK.EXAMPLE".ToUpperInvariant(),
        NormalizedUserName = $"{login}@HELPDESK.EXAMPLE".ToUpperInvariant(),
    };
}
