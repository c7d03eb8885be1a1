using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>Receipts come twice and in any order; the ticks never go back.</summary>
public sealed class MessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);
    private static readonly Failure Refused = new(FailureKind.NotOnWhatsApp, "131026", "Message undeliverable");

    private readonly Message _message = new Message(
        Guid.CreateVersion7(), new Conversation(Guid.CreateVersion7(), Guid.CreateVersion7(), null, "5511900001234"), null, Direction.Out,
        new Content(MessageKind.Text, "Oi"), Actor.Clock, Now).Queue(null);

    [Fact]
    public void Read_is_never_taken_back_by_delivered()
    {
        _message.Settle(new Accepted("wamid.1"), Now);
        _message.Confirm(Delivery.Read, null);
        _message.Confirm(Delivery.Delivered, null);
        _message.Confirm(Delivery.Sent, null);

        Assert.Equal(Delivery.Read, _message.Delivery);
    }

    [Fact]
    public void What_arrived_has_arrived_even_after_a_failure()
    {
        _message.Settle(new Accepted("wamid.1"), Now);
        _message.Confirm(Delivery.Failed, Refused);
        _message.Confirm(Delivery.Delivered, null);

        Assert.Equal((Delivery.Delivered, null), (_message.Delivery, _message.FailureKind));
    }

    [Fact]
    public void A_failure_after_arrival_changes_nothing()
    {
        _message.Settle(new Accepted("wamid.1"), Now);
        _message.Confirm(Delivery.Delivered, null);
        _message.Confirm(Delivery.Failed, Refused);

        Assert.Equal(Delivery.Delivered, _message.Delivery);
    }

    [Fact]
    public void A_sent_receipt_does_not_heal_a_real_failure_but_settles_a_lost_answer()
    {
        _message.BeginSending(Now);
        _message.Settle(new Unconfirmed("connection closed"), Now);
        Assert.Equal(FailureKind.Unconfirmed, _message.FailureKind);

        _message.Confirm(Delivery.Sent, null);
        Assert.Equal(Delivery.Sent, _message.Delivery);

        _message.Confirm(Delivery.Failed, Refused);
        _message.Confirm(Delivery.Sent, null);
        Assert.Equal((Delivery.Failed, FailureKind.NotOnWhatsApp), (_message.Delivery, _message.FailureKind));
    }

    [Fact]
    public void A_receipt_that_was_faster_than_the_answer_stays()
    {
        _message.BeginSending(Now);
        _message.Identify("wamid.1");
        _message.Confirm(Delivery.Read, null);
        _message.Settle(new Accepted("wamid.1"), Now);

        Assert.Equal((Delivery.Read, "wamid.1"), (_message.Delivery, _message.ProviderId));
    }

    [Fact]
    public void Only_a_failed_message_is_sent_again()
    {
        Assert.Equal(Refusal.NotRetryable, Assert.Throws<RefusedException>(() => _message.Retry(Now)).Refusal);

        _message.Settle(new NotSent(Refused, null), Now);
        _message.Retry(Now);

        Assert.Equal((Delivery.Queued, null, null), (_message.Delivery, _message.FailureKind, _message.ProviderId));
    }

    [Fact]
    public void An_older_edit_does_not_undo_a_newer_one()
    {
        _message.Edit(new Content(MessageKind.Text, "nova"), Now.AddMinutes(2));
        _message.Edit(new Content(MessageKind.Text, "velha"), Now.AddMinutes(1));

        Assert.Equal("nova", _message.Text);
    }

    [Fact]
    public void A_reaction_taken_back_does_not_return_with_a_late_copy()
    {
        _message.React(byUs: false, null, Now.AddMinutes(2));
        _message.React(byUs: false, "👍", Now.AddMinutes(1));

        Assert.Null(Assert.Single(_message.Reactions).Emoji);
    }

    [Fact]
    public void Half_an_emoji_and_a_nul_do_not_reach_the_database()
    {
        var message = new Message(
            Guid.CreateVersion7(), new Conversation(Guid.CreateVersion7(), null, "g", "g"), null, Direction.In,
            new Content(MessageKind.Text, "a\0b\uD83D"), Actor.Clock, Now);

        Assert.Equal("ab\uFFFD", message.Text);
    }
}
