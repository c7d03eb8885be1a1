using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator;
using Helpdesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Simulator;

/// <summary>People who hide their number, or take another, on each provider.</summary>
public sealed class IdentityTests(DemoApp app) : SimulatedChats(app), IClassFixture<DemoApp>
{
    public static TheoryData<string> Formats => [.. DemoChannel.All.Select(c => c.Key), Version3];

    [Theory, InlineData("5511900009411", "whatsapp-demo"), InlineData("5511900009412", "zapi-demo"), InlineData("5511900009413", "ultramsg-demo"), InlineData("5511900009414", Version3)]
    public async Task Who_hides_the_number_is_answered_and_is_the_same_person_once_both_are_told(string waId, string format)
    {
        var wire = Laid(format);
        var chat = await ChatAsync(wire, waId);
        chat.Hides = true;
        Phone.Write(chat, $"Quem fala em {format}?", null);
        if (wire.Can(Ability.Call)) Phone.Ring(chat);
        if (wire.Can(Ability.Call)) Phone.HangUp(chat);
        var hidden = await SaidAsync(chat);
        await BecomesAsync(await AnswerAsync(hidden.TicketId!.Value, "Estou vendo"), wire.Can(Ability.Reach) ? Delivery.Delivered : Delivery.Failed);
        Assert.Equal((chat.OpaqueId, wire.Can(Ability.Reach)), (hidden.Address, chat.Messages[^1].Text == "Estou vendo"));

        chat.Hides = false;
        Phone.Write(chat, $"Sou eu em {format}", null);
        var shown = await SaidAsync(chat);

        Assert.Equal(waId, shown.Address);
        Assert.Equal(wire.Can(Ability.Match), hidden.ContactId == shown.ContactId);
        Assert.Equal(wire.Can(Ability.Match), hidden.TicketId == shown.TicketId);
        Assert.Equal(1, await Database.ReadAsync(db => db.Contacts.CountAsync(c => c.Phones.Any(p => p.Number == $"+{waId}"), Stop)));
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task Who_takes_another_number_is_known_by_what_the_format_tells(string format)
    {
        var wire = Laid(format);
        var (person, customer, old) = await RegisteredAsync();
        var chat = await ChatAsync(wire, old[1..]);
        Phone.Write(chat, $"Ainda neste número em {format}", null);
        var before = await SaidAsync(chat);
        Assert.Equal((person, customer), (before.ContactId, before.CustomerId));

        await Phone.ChangeNumberAsync(chat.Contact);
        if (wire.Can(Ability.Move)) await Eventually.PassesAsync(async () => Assert.Equal([chat.Contact.Phone], await NumbersAsync(person)));
        Phone.Write(chat, $"Agora deste em {format}", null);
        var after = await SaidAsync(chat);

        var known = wire.Can(Ability.Move) || wire.Can(Ability.Match);
        Assert.Equal((known, known ? customer : null), (after.ContactId == person, after.CustomerId));
        Assert.Equal((known, chat.Contact.WaId), (after.TicketId == before.TicketId, after.Address));
        await BecomesAsync(await AnswerAsync(after.TicketId!.Value, "Anotado"), Delivery.Delivered);
        Assert.Equal("Anotado", chat.Messages[^1].Text);
        var lines = await Database.ReadAsync(db => db.Messages.Where(m => m.TicketId == before.TicketId && m.Direction == Direction.System).ToListAsync(Stop));
        Assert.Equal(known ? chat.Contact.WaId : null, lines.SingleOrDefault(m => m.Details?.Moved is not null)?.Details?.Moved?.To);

        Assert.Same(chat, await ChatAsync(wire, chat.Contact.WaId));
        var free = await ChatAsync(wire, old[1..]);
        Assert.Empty(free.Messages);
        Assert.NotEqual(chat.OpaqueId, free.OpaqueId);
    }

    [Fact]
    public async Task Who_hid_the_number_is_found_after_a_restart()
    {
        var chat = await ChatAsync(Laid("zapi-demo"), "5511900009415");
        chat.Hides = true;
        Phone.Write(chat, "Quem fala?", null);
        await SaidAsync(chat);

        var restarted = new Phones(App.Services.GetRequiredService<PhoneMemory>());
        var again = await restarted.FindAsync(chat.Wire, chat.OpaqueId);

        Assert.Equal((chat.Contact.Phone, "Quem fala?"), (again?.Contact.Phone, again?.Messages[^1].Text));
        Assert.Null(await restarted.FindAsync(chat.Wire, chat.Wire.OpaqueIds.New("5511900009415")));
    }

    /// <summary>Where the helpdesk put what the phone wrote last.</summary>
    private async Task<Heard> SaidAsync(PhoneChat chat)
    {
        var id = chat.Messages.Last(m => m is { Mine: true, Kind: MessageKind.Text }).Id;
        return await Eventually.GetsAsync(() => Database.ReadAsync(db => (
            from message in db.Messages
            where message.ProviderId == id
            join thread in db.Conversations on message.ConversationId equals thread.Id
            join ticket in db.Tickets on message.TicketId equals ticket.Id
            select new Heard(message.TicketId, ticket.CustomerId, thread.ContactId, thread.Address)).SingleAsync(Stop)));
    }

    /// <summary>Somebody on record with a number of their own, who never wrote.</summary>
    private async Task<(Guid Person, Guid Customer, string Number)> RegisteredAsync()
    {
        var found = await Database.ReadAsync(db => (
            from contact in db.Contacts
            where db.Customers.Any(c => c.Id == contact.CustomerId && c.Active) && contact.Phones.Count == 1 && !db.Conversations.Any(c => c.ContactId == contact.Id)
            let number = contact.Phones.Select(p => p.Number).First()
            where db.ContactPhones.Count(p => p.Number == number) == 1
            orderby number
            select new { contact.Id, contact.CustomerId, Number = number }).FirstAsync(Stop));
        return (found.Id, found.CustomerId!.Value, found.Number);
    }

    private Task<List<string>> NumbersAsync(Guid person) => Database.ReadAsync(db => db.ContactPhones.Where(p => p.ContactId == person).Select(p => p.Number).ToListAsync(Stop));

    private sealed record Heard(Guid? TicketId, Guid? CustomerId, Guid? ContactId, string Address);
}
