using System.Text;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Inbox;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Whatever a body holds: nothing breaks, nothing is lost, and no customer gets what is another's.</summary>
public sealed class MutationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Read = 100_000;
    private const int Worked = 4_000;
    private const int AtOnce = 200;

    public static TheoryData<string> Providers => [.. RecordedProvider.All.Select(recorded => recorded.Provider.Name)];

    [Theory, MemberData(nameof(Providers))]
    public void Every_spoilt_body_is_read_as_something(string name)
    {
        var mutants = new Mutants(Named(name));

        Parallel.For(0, Read / Providers.Count, number =>
        {
            var body = mutants[number];
            if (mutants.Fault(body) is { } fault) Assert.Fail($"{mutants.Name(number)}: {fault}\n{Encoding.UTF8.GetString(body)}");
        });
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Every_spoilt_body_is_worked_or_kept_apart_and_none_reaches_a_wrong_customer(string name)
    {
        var (recorded, mutants) = (Named(name), new Mutants(Named(name)));
        await using var cast = await Cast.OnAsync(database, recorded.ChannelKey, recorded.Settings());
        cast.Clock.Advance(RecordedProvider.Received - cast.Clock.GetUtcNow());
        var registered = await SetTheSceneAsync(cast, recorded);
        byte[][] bodies = [.. Enumerable.Range(0, Worked / Providers.Count).Select(number => mutants[number])];
        var (kin, told) = (new Kin(), new List<Incoming>());

        // Judged as they come: what a later body tells excuses nothing.
        foreach (var chunk in bodies.Chunk(AtOnce).Prepend([.. recorded.Bodies]))
        {
            await StoreAsync(cast, chunk);
            await cast.WorkAsync();
            List<Incoming> parts = [.. chunk.SelectMany(body => PartsOf(recorded, body))];
            kin.Hear(parts);
            told.AddRange(parts);
            Assert.Empty(await StrayAsync(cast, registered, kin, told));
        }

        var failed = await FailedAsync(cast, body => mutants.Name(Array.FindIndex(bodies, b => b.AsSpan().SequenceEqual(body))));
        Assert.True(failed.Length == 0, failed);
    }

    /// <summary>Which bodies could not be worked, and why: waits for the last try, after which they are kept apart.</summary>
    private static async Task<string> FailedAsync(Cast cast, Func<byte[], string> nameOf)
    {
        while (await cast.Database.ReadAsync(db => db.InboxEntries.AnyAsync(e => e.State != InboxState.Done)))
        {
            cast.Clock.Advance(TimeSpan.FromHours(1));
            await cast.WorkAsync();
        }

        var failed = await cast.Database.ReadAsync(db => db.InboxEntries.Where(e => e.Attempts > 0).ToListAsync());
        var reasons = await cast.Database.ReadAsync(db => db.QuarantineEntries.Select(q => new { q.Body, q.Reason }).ToListAsync());
        return string.Join('\n', failed.Select(e => $"{nameOf(e.Body)}: {reasons.FirstOrDefault(q => q.Body.AsSpan().SequenceEqual(e.Body))?.Reason}"));
    }

    private static RecordedProvider Named(string name) => RecordedProvider.All.Single(recorded => recorded.Provider.Name == name);

    /// <summary>
    /// Everybody whom the bodies name is a customer's, one number is two customers', somebody is known by an opaque id alone, and what the
    /// bodies confirm was sent by us.
    /// </summary>
    private static async Task<ILookup<Guid, string>> SetTheSceneAsync(Cast cast, RecordedProvider recorded)
    {
        List<Party> writers = [.. recorded.Parts().OfType<IncomingMessage>().Select(m => m.Party)];
        var phones = writers.Select(p => PhoneNumber.FromProvider(p.Phone)).OfType<PhoneNumber>().Distinct().ToList();
        var hidden = writers.Find(p => p.Phone is null)?.UserId;
        await cast.Database.ChangeAsync(db =>
        {
            foreach (var number in phones.Append(phones[0])) db.Customers.Add(With(number));
            if (hidden is null) return Task.CompletedTask;

            var customer = With(null);
            db.Customers.Add(customer);
            db.ContactIdentities.Add(new ContactIdentity(cast.Channel.Id, hidden, customer.Contacts.Single().Id, cast.Clock.GetUtcNow()));
            return Task.CompletedTask;
        });
        var registered = await RegisteredAsync(cast);
        await StoreAsync(cast, recorded.Bodies);
        await cast.WorkAsync();
        await WeSaidAsync(cast, recorded);
        return registered;

        Customer With(PhoneNumber? number)
        {
            var customer = new Customer($"M-{Guid.CreateVersion7()}", cast.Clock.GetUtcNow());
            customer.Describe(new CustomerFacts("Cliente", null, null, TaxRegime.Unknown, null, null, true), cast.Clock.GetUtcNow());
            var contact = new Contact(null, cast.Clock.GetUtcNow());
            if (number is not null) contact.AnswerOn(number);
            customer.Adopt(contact);
            return customer;
        }
    }

    private static async Task WeSaidAsync(Cast cast, RecordedProvider recorded)
    {
        var receipts = recorded.Parts().OfType<IncomingReceipt>().DistinctBy(r => r.ProviderId).DistinctBy(r => r.SendId ?? r.ProviderId).ToList();
        await cast.Database.ChangeAsync(async db =>
        {
            var conversation = await db.Conversations.FirstAsync(c => c.ContactId != null);
            foreach (var receipt in receipts)
            {
                if (await db.Messages.AnyAsync(m => m.ProviderId == receipt.ProviderId)) continue;

                var ours = new Message(
                    Guid.CreateVersion7(), conversation, null, Direction.Out, new Content(MessageKind.Text, "nossa"), Actor.Of(cast.Ana), cast.Clock.GetUtcNow());
                ours.Queue(null).BeginSending(cast.Clock.GetUtcNow());
                ours.Identify(receipt.ProviderId, receipt.SendId);
                db.Messages.Add(ours);
            }
        });
    }

    private static Task StoreAsync(Cast cast, IEnumerable<byte[]> bodies) => cast.Database.ChangeAsync(db =>
    {
        db.InboxEntries.AddRange(bodies.Select(body => new InboxEntry(cast.Channel.Id, body, cast.Clock.GetUtcNow())));
        return Task.CompletedTask;
    });

    /// <summary>
    /// Messages at a customer's contact or ticket by somebody of whom no body told the customer's number until now. What the contact itself
    /// has learned proves nothing, since it may have been taught what is another's.
    /// </summary>
    private static async Task<List<string>> StrayAsync(Cast cast, ILookup<Guid, string> registered, Kin kin, IReadOnlyList<Incoming> told)
    {
        var writers = told.ToLookup(part => part switch { IncomingMessage m => m.ProviderId, IncomingCall c => c.CallId, _ => "" }, Kin.Person);
        var messages = await cast.Database.ReadAsync(db => (
            from message in db.Messages
            from conversation in db.Conversations
            from contact in db.Contacts
            where message.ConversationId == conversation.Id && conversation.ContactId == contact.Id && message.ProviderId != null
            where message.AuthorKind != ActorKind.User
            select new { message.ProviderId, Contacts = contact.CustomerId, Tickets = db.Tickets.Where(t => t.Id == message.TicketId).Select(t => t.CustomerId).FirstOrDefault() }).ToListAsync());
        return [..
            from message in messages
            from customer in new[] { message.Contacts, message.Tickets }.OfType<Guid>().Distinct()
            where !writers[message.ProviderId!].OfType<Party>().Any(writer => kin.IsOne(writer, registered[customer]))
            select $"{message.ProviderId} at {string.Join(", ", registered[customer])}; HELPDESK_TEST_MUTATION_SEED={Mutants.Seed}"];
    }

    /// <summary>Which ids are one customer's alone, before anybody writes.</summary>
    private static async Task<ILookup<Guid, string>> RegisteredAsync(Cast cast)
    {
        var ids = await cast.Database.ReadAsync(db => (
            from contact in db.Contacts
            where contact.CustomerId != null
            from id in contact.Phones.Select(p => p.Number).Concat(db.ContactIdentities.Where(i => i.ContactId == contact.Id).Select(i => i.Value))
            select new { Customer = contact.CustomerId!.Value, Id = id }).ToListAsync());
        return ids.GroupBy(pair => pair.Id).Where(same => same.Count() == 1).Select(same => same.Single()).ToLookup(pair => pair.Customer, pair => pair.Id);
    }

    private static IReadOnlyList<Incoming> PartsOf(RecordedProvider recorded, byte[] body)
    {
        try
        {
            return recorded.Provider.Read(body, RecordedProvider.Received);
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }
}
