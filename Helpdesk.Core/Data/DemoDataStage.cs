using Helpdesk.Core.Calls;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Data;

/// <param name="Start">When its first word was said.</param>
/// <param name="Tell">What was said and done, from there on.</param>
internal sealed record DemoStory(string Phone, DateTimeOffset Start, Action<DemoThread> Tell)
{
    /// <summary>What somebody calls themselves whom nobody registered.</summary>
    public string? Stranger { get; init; }
}

/// <summary>Where the stories are told: who and what is there, and what time it is.</summary>
internal sealed class DemoStage(HelpdeskDb db, Channel channel, DateTimeOffset now)
{
    /// <summary>São Paulo has had no summer time since 2019.</summary>
    private static readonly TimeSpan Brazil = TimeSpan.FromHours(-3);

    private readonly Dictionary<string, DemoThread> _threads = [];
    private int _ids;

    public DateTimeOffset Now => now;

    public Channel Channel => channel;

    /// <summary>That many working days ago, at this time of the day.</summary>
    public DateTimeOffset Day(int workingDaysAgo, string time)
    {
        var day = now.ToOffset(Brazil).Date;
        for (var left = workingDaysAgo; left > 0;)
        {
            day = day.AddDays(-1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }

        return new DateTimeOffset(day + TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan(), Brazil).ToUniversalTime();
    }

    public DateTimeOffset Ago(int minutes) => now.AddMinutes(-minutes);

    public User Person(string email) => db.Users.Local.Single(u => u.Email == email);

    /// <summary>The customer by the ERP's key.</summary>
    public Customer Customer(string externalId) => db.Customers.Local.Single(c => c.ExternalId == externalId);

    public string NextProviderId() => $"wamid.DEMO{++_ids:D6}";

    public void Add(Ticket ticket) => db.Tickets.Add(ticket);

    public void Add(Message message) => db.Messages.Add(message);

    public void Add(Call call) => db.Calls.Add(call);

    /// <summary>The endless conversation with this number, at the point where the story begins.</summary>
    public DemoThread Thread(DemoStory story)
    {
        if (!_threads.TryGetValue(story.Phone, out var thread)) _threads[story.Phone] = thread = Begin(story);
        thread.GoTo(story.Start);
        return thread;
    }

    private DemoThread Begin(DemoStory story)
    {
        var contact = db.Contacts.Local.FirstOrDefault(c => c.Phones.Any(p => p.Number == story.Phone)) ?? NewContact(story);
        var address = story.Phone[1..];
        var conversation = new Conversation(channel.Id, contact.Id, null, address);
        db.Conversations.Add(conversation);
        db.ContactIdentities.Add(new ContactIdentity(channel.Id, address, contact.Id, story.Start));
        return new DemoThread(this, conversation, contact);
    }

    private Contact NewContact(DemoStory story)
    {
        var contact = new Contact(null, story.Start);
        contact.CallThemselves(story.Stranger);
        contact.AnswerOn(PhoneNumber.FromTyped(story.Phone)!);
        db.Contacts.Add(contact);
        return contact;
    }
}
