using Helpdesk.Core.Calls;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Data;

/// <summary>A conversation that tells itself: each step happens a little after the one before, by the entities' own rules.</summary>
internal sealed class DemoThread(DemoStage stage, Conversation conversation, Contact contact)
{
    private readonly Actor _they = new(ActorKind.Contact, contact.Id, contact.Name ?? contact.ProfileName ?? "");
    private DateTimeOffset _at;
    private Ticket? _ticket;
    private Message? _theirLast;
    private Message? _ourLast;

    private Ticket Ticket => _ticket ?? throw new InvalidOperationException("Nobody has written yet.");

    public void GoTo(DateTimeOffset start) => _at = start;

    public DemoThread Wait(int minutes) => Do(() => _at = Earliest(_at.AddMinutes(minutes)));

    public DemoThread Says(string text) => Comes(new Content(MessageKind.Text, text));

    /// <summary>Quotes what we said last.</summary>
    public DemoThread Quotes(string text) => Comes(new Content(MessageKind.Text, text), _ourLast?.ProviderId);

    public DemoThread Forwards(string text) => Comes(new Content(MessageKind.Text, text), forwarded: true);

    public DemoThread Sends(MessageKind kind, DemoFile file, string? caption = null) =>
        Comes(new Content(kind, caption) { Media = new IncomingMedia(file.MediaId, null, file.ContentType, null, file.Name) });

    public DemoThread Sends(Place place) => Comes(new Content(MessageKind.Location, null) { Details = new MessageDetails { Location = place } });

    public DemoThread Reacts(string emoji) => Do(() => _ourLast?.React(byUs: false, emoji, _at));

    public DemoThread Edits(string text) => Do(() => _theirLast?.Edit(new Content(MessageKind.Text, text), _at));

    public DemoThread TakesBack() => Do(() => _theirLast?.Delete(_at));

    /// <param name="spoken">How long; null when nobody answered.</param>
    public DemoThread Calls(TimeSpan? spoken)
    {
        var call = new Call(stage.Channel.Id, stage.NextProviderId(), inbound: true, _at);
        var outcome = spoken is null ? CallOutcome.Missed : CallOutcome.Answered;
        var card = new CallCard(call.Id, outcome, (int?)spoken?.TotalSeconds);
        Comes(new Content(MessageKind.Call, null) { Details = new MessageDetails { Call = card } }, providerId: call.ProviderId);
        call.StandsIn(conversation.Id, _theirLast!.Id);
        call.Step(new IncomingCall
        {
            Account = stage.Channel.Account,
            At = _at.AddSeconds(35) + (spoken ?? TimeSpan.Zero),
            CallId = call.ProviderId,
            Party = Party(),
            Step = CallStep.Ended,
            Inbound = true,
            Duration = spoken,
        });
        stage.Add(call);
        return this;
    }

    public DemoThread Taken(string by) => Do(() =>
    {
        Ticket.TakeBy(stage.Person(by), _at);
        conversation.MarkRead();
    });

    public DemoThread Answers(string by, string text, Delivery until = Delivery.Read, bool quoting = false) => Do(() =>
    {
        var message = Ours(Direction.Out, by, text).Queue(quoting ? _theirLast?.ProviderId : null);
        message.BeginSending(_at);
        message.Settle(Outcome(until), _at);
        foreach (var step in new[] { Delivery.Delivered, Delivery.Read }.Where(step => step <= until && until != Delivery.Failed)) message.Confirm(step, null);
        Ticket.Answered(_at);
        conversation.MarkRead();
        conversation.Hear(message);
        _ourLast = message;
    });

    /// <param name="calling">Whom the note calls by name.</param>
    public DemoThread Notes(string by, string text, string? calling = null) => Do(() =>
    {
        var called = calling is null ? null : stage.Person(calling);
        var words = called is null ? text : $"@{called.Name} {text}";
        if (called is not null) Ticket.Mention(called.Id, words, Actor.Of(stage.Person(by)), _at);
        conversation.Hear(Ours(Direction.Note, by, words, called is null ? null : new MessageDetails { Mentions = [new(called.Id, called.Name)] }));
    });

    public DemoThread Classified(string type, string module, string by) => Do(() => Ticket.Classify(type, module, Actor.Of(stage.Person(by)), _at));

    public DemoThread Prioritized(Priority priority, string by) => Do(() => Ticket.Prioritize(priority, Actor.Of(stage.Person(by)), _at));

    public DemoThread HandedTo(string technician, string by) => Do(() => Ticket.Assign(stage.Person(technician), Actor.Of(stage.Person(by)), _at));

    public DemoThread Solved(string by, string solution) => Do(() =>
    {
        Ticket.Solve(cause: null, solution, stage.Person(by), Actor.Of(stage.Person(by)), _at);
        conversation.MarkRead();
    });

    /// <summary>Thanks after the end reopen nothing (contract 4.2), and somebody reads them.</summary>
    public DemoThread Thanks(string text)
    {
        Says(text);
        conversation.MarkRead();
        return this;
    }

    private DemoThread Comes(Content content, string? replyTo = null, bool forwarded = false, string? providerId = null) => Do(() =>
    {
        OpenFor(content);
        var message = new Message(Ids.New(_at), conversation, Ticket.Id, Direction.In, content, _they, _at).CameAs(new IncomingMessage
        {
            Account = stage.Channel.Account,
            At = _at,
            ProviderId = providerId ?? stage.NextProviderId(),
            Party = Party(),
            Content = content,
            ReplyTo = replyTo,
            Forwarded = forwarded,
        });
        stage.Add(message);
        conversation.Hear(message);
        _theirLast = message;
    });

    /// <summary>As <see cref="Intake"/> decides it: the open ticket goes on, a fresh one comes back, else a new one opens.</summary>
    private void OpenFor(Content content)
    {
        if (_ticket is { IsOpen: true }) return;
        if (_ticket is not null && _at < _ticket.ResolvedAt + new Reopening().Window)
        {
            if (!Courtesy.Is(content)) _ticket.Reopen(_they, _at);
            return;
        }

        var origin = content.Kind == MessageKind.Call ? TicketOrigin.Call : TicketOrigin.Message;
        var opening = new TicketOpening(origin, content.Text ?? "") { ConversationId = conversation.Id, ContactId = contact.Id, CustomerId = contact.CustomerId };
        stage.Add(_ticket = new Ticket(opening, _they, _at));
        conversation.WaitAnew();
    }

    private Message Ours(Direction direction, string by, string text, MessageDetails? details = null)
    {
        var content = new Content(MessageKind.Text, text) { Details = details };
        var message = new Message(Ids.New(_at), conversation, Ticket.Id, direction, content, Actor.Of(stage.Person(by)), _at);
        stage.Add(message);
        return message;
    }

    private SendOutcome Outcome(Delivery until) => until == Delivery.Failed
        ? new NotSent(new Failure(FailureKind.NotOnWhatsApp, "131026", "Message undeliverable"), null)
        : new Accepted(stage.NextProviderId());

    private Party Party() => new(conversation.Address, null, contact.ProfileName);

    private DemoThread Do(Action step)
    {
        _at = Earliest(_at.AddSeconds(50));
        step();
        return this;
    }

    private DateTimeOffset Earliest(DateTimeOffset at) => at < stage.Now ? at : stage.Now;
}
