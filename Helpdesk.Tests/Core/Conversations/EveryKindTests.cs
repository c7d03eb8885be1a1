using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>Every kind of message at every time of a ticket's life: it is always kept, and this is what it does (contract 4.2).</summary>
public sealed class EveryKindTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly Content[] Contents =
        [.. Enum.GetValues<MessageKind>().Select(kind => new Content(kind, kind == MessageKind.Text ? "Meu PDV não abre" : null)), new(MessageKind.Text, "Obrigada!")];

    private Cast _cast = null!;

    private enum State
    {
        NeverWrote,
        New,
        InProgress,
        Waiting,
        Snoozed,
        JustDone,
        JustMerged,
        LongDone,
    }

    private DateTimeOffset Now => _cast.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task Whatever_comes_is_kept_and_opens_joins_or_brings_back_a_ticket()
    {
        var cases = Enum.GetValues<State>().SelectMany(_ => Contents, (state, content) => (State: state, Content: content)).Index().ToList();
        await HearAsync(cases.Where(c => c.Item.State != State.NeverWrote).Select(c => Says($"before {c.Index}", c.Index, new Content(MessageKind.Text, "Bom dia, o caixa parou"), Now.AddHours(-10))));
        await BringAboutAsync(cases.ConvertAll(c => (c.Item.State, $"before {c.Index}")));
        var before = (await _cast.TicketsAsync()).ToDictionary(ticket => ticket.Id);

        await HearAsync(cases.Select(c => Says($"now {c.Index}", c.Index, c.Item.Content, Now)));

        var (messages, after) = ((await _cast.MessagesAsync()).ToDictionary(m => m.ProviderId!), (await _cast.TicketsAsync()).ToDictionary(ticket => ticket.Id));
        Assert.Equal(
            cases.Select(c => $"{c.Item.Content} at {c.Item.State}: {Expected(c.Item.State, c.Item.Content)}"),
            cases.Select(c => $"{c.Item.Content} at {c.Item.State}: {Effect(before, after[messages[$"now {c.Index}"].TicketId!.Value])}"));
    }

    [Fact]
    public async Task What_our_phone_said_before_the_customer_wrote_is_no_first_answer_to_it()
    {
        await HearAsync([Says("theirs", 1, Contents[0], Now)]);

        await HearAsync([Says("ours", 1, Contents[0], Now.AddMinutes(-5)) with { Echo = true }]);
        Assert.Null((await _cast.OnlyTicketAsync()).FirstResponseAt);

        await HearAsync([Says("ours again", 1, Contents[0], Now.AddMinutes(1)) with { Echo = true }]);
        Assert.Equal(Now.AddMinutes(1), (await _cast.OnlyTicketAsync()).FirstResponseAt);
    }

    private static string Expected(State state, Content content)
    {
        var thanks = content is { Kind: MessageKind.Sticker } or { Text: "Obrigada!" };
        return state switch
        {
            State.NeverWrote or State.LongDone => "opens",
            State.Waiting or State.Snoozed when !thanks => "goes on",
            State.JustDone or State.JustMerged when !thanks => "reopens",
            _ => "joins",
        };
    }

    private static string Effect(Dictionary<Guid, Ticket> before, Ticket now) => !before.TryGetValue(now.Id, out var then) ? "opens"
        : now.IsOpen && !then.IsOpen ? "reopens"
        : now.IsOurTurn && !then.IsOurTurn ? "goes on"
        : (now.Status, now.IsOurTurn) == (then.Status, then.IsOurTurn) ? "joins" : $"makes it {now.Status}";

    private IncomingMessage Says(string id, int person, Content content, DateTimeOffset at) => new()
    {
        Account = _cast.Channel.Account,
        At = at,
        ProviderId = id,
        Party = new Party($"55119{90000000 + person}", null, $"Cliente {person}"),
        Content = content,
    };

    private Task HearAsync(IEnumerable<IncomingMessage> messages) => _cast.Database.ChangeAsync(async db =>
    {
        var arrivals = messages.Select(message => new Arrival(_cast.Channel, message, message.At < Now.AddHours(-1) ? message.At : Now.AddMinutes(1))).ToList();
        var window = _cast.Get<IOptions<Reopening>>().Value.Window;
        var intake = new Intake(db, await Known.ReadAsync(db, arrivals, window), window);
        foreach (var arrival in arrivals) await intake.HearAsync(arrival);
    });

    private Task BringAboutAsync(List<(State State, string Message)> cases) => _cast.Database.ChangeAsync(async db =>
    {
        var tickets = await db.Tickets.ToDictionaryAsync(ticket => ticket.Id);
        var ticketOf = await db.Messages.ToDictionaryAsync(message => message.ProviderId!, message => tickets[message.TicketId!.Value]);
        var (ana, other) = (await db.Users.SingleAsync(user => user.Id == _cast.Ana.Id), ticketOf[cases.Find(c => c.State == State.New).Message]);
        foreach (var (state, message) in cases.Where(c => c.State != State.NeverWrote)) Bring(ticketOf[message], state, ana, other);
    });

    private void Bring(Ticket ticket, State state, User ana, Ticket other)
    {
        var by = Actor.Of(ana);
        if (state == State.InProgress) ticket.TakeBy(ana, Now.AddHours(-1));
        if (state == State.Waiting) ticket.WaitForCustomer(by, Now.AddHours(-1));
        if (state == State.Snoozed) ticket.SnoozeUntil(Now.AddDays(1), by, Now.AddHours(-1));
        if (state == State.JustDone) ticket.Solve(null, "Feito", ana, by, Now.AddHours(-1));
        if (state == State.JustMerged) ticket.MergeInto(other, by, Now.AddHours(-1));
        if (state == State.LongDone) ticket.Solve(null, "Feito", ana, by, Now.AddHours(-9));
    }
}
