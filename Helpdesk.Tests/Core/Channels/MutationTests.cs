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

        foreach (var chunk in bodies.Chunk(AtOnce))
        {
            await StoreAsync(cast, chunk);
            await cast.WorkAsync();
        }

        var failed = await FailedAsync(cast, body => mutants.Name(Array.FindIndex(bodies, b => b.AsSpan().SequenceEqual(body))));
        Assert.True(failed.Length == 0, failed);
        Assert.Empty(await StrayAsync(cast, registered, [.. recorded.Bodies.Concat(bodies).SelectMany(body => PartsOf(recorded, body))]));
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

    /// <summary>Everybody whom the bodies name is a customer, and what they confirm was sent by us.</summary>
    private static async Task<ILookup<Guid, string>> SetTheSceneAsync(Cast cast, RecordedProvider recorded)
    {
        var phones = recorded.Parts().OfType<IncomingMessage>().Select(m => PhoneNumber.FromProvider(m.Party.Phone)).OfType<PhoneNumber>().Distinct().ToList();
        await cast.Database.ChangeAsync(db =>
        {
            foreach (var (number, index) in phones.Select((number, index) => (number, index)))
            {
                var customer = new Customer($"M-{index}", cast.Clock.GetUtcNow());
                customer.Describe(new CustomerFacts($"Cliente {index}", null, null, TaxRegime.Unknown, null, null, true), cast.Clock.GetUtcNow());
                var contact = new Contact(null, cast.Clock.GetUtcNow());
                contact.AnswerOn(number);
                customer.Adopt(contact);
                db.Customers.Add(customer);
            }

            return Task.CompletedTask;
        });
        var registered = await RegisteredAsync(cast);
        await StoreAsync(cast, recorded.Bodies);
        await cast.WorkAsync();
        await WeSaidAsync(cast, recorded);
        return registered;
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
    /// Messages at a customer's contact by somebody of whom no body ever told the customer's number. What the contact itself has learned
    /// proves nothing, since it may have been taught what is another's.
    /// </summary>
    private static async Task<List<string>> StrayAsync(Cast cast, ILookup<Guid, string> registered, IReadOnlyList<Incoming> parts)
    {
        var kin = Kin.Of(parts);
        var writers = parts.ToLookup(part => part switch { IncomingMessage m => m.ProviderId, IncomingCall c => c.CallId, _ => "" }, Kin.Person);
        var messages = await cast.Database.ReadAsync(db => (
            from message in db.Messages
            from conversation in db.Conversations
            from contact in db.Contacts
            where message.ConversationId == conversation.Id && conversation.ContactId == contact.Id && contact.CustomerId != null && message.ProviderId != null
            where message.AuthorKind != ActorKind.User
            select new { message.ProviderId, CustomerId = contact.CustomerId!.Value }).ToListAsync());
        return [.. messages
            .Where(m => !writers[m.ProviderId!].OfType<Party>().Any(writer => kin.IsOne(writer, registered[m.CustomerId])))
            .Select(m => $"{m.ProviderId} at {string.Join(", ", registered[m.CustomerId])}; HELPDESK_TEST_MUTATION_SEED={Mutants.Seed}")];
    }

    /// <summary>Whose numbers are whose, before anybody writes.</summary>
    private static async Task<ILookup<Guid, string>> RegisteredAsync(Cast cast)
    {
        var contacts = await cast.Database.ReadAsync(db => db.Contacts.Include(c => c.Phones).Where(c => c.CustomerId != null).ToListAsync());
        return contacts.SelectMany(c => c.Phones, (c, phone) => (Customer: c.CustomerId!.Value, phone.Number)).ToLookup(pair => pair.Customer, pair => pair.Number);
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
