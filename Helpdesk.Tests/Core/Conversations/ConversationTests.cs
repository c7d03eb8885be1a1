using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>Since when a customer waits, in whatever order it comes in what was said.</summary>
public sealed class ConversationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);

    private readonly Conversation _thread = new(Guid.CreateVersion7(), Guid.CreateVersion7(), null, "5511900001234");

    [Fact]
    public void Another_address_is_news_and_the_same_is_none()
    {
        _thread.AnswerTo("5511900001234");
        Assert.Empty(_thread.News);

        _thread.AnswerTo("70000000003003@lid");
        Assert.Equal(new AddressChanged(_thread.Id), Assert.Single(_thread.News));
    }

    [Fact]
    public void What_our_phone_said_before_the_customer_wrote_answers_nothing_however_late_it_comes()
    {
        Hear(Direction.In, 5);
        Hear(Direction.Out, 0);
        Assert.Equal(Noon.AddMinutes(5), _thread.WaitingSince);

        Hear(Direction.Out, 6);
        Assert.Null(_thread.WaitingSince);
    }

    [Fact]
    public void What_it_said_between_two_messages_leaves_the_second_one_waiting()
    {
        Hear(Direction.In, 0);
        Hear(Direction.In, 5);

        Hear(Direction.Out, 3);

        Assert.NotNull(_thread.WaitingSince);
    }

    [Fact]
    public void Who_called_after_it_waits_as_well()
    {
        Hear(Direction.In, 5, MessageKind.Call);

        Hear(Direction.Out, 0);

        Assert.Equal(Noon.AddMinutes(5), _thread.WaitingSince);
    }

    [Fact]
    public void What_is_written_here_answers_what_is_there_whatever_the_clock_of_the_node_says()
    {
        Hear(Direction.In, 5);

        Hear(Direction.Out, 4, by: ActorKind.User);

        Assert.Null(_thread.WaitingSince);
    }

    private void Hear(Direction direction, int minute, MessageKind kind = MessageKind.Text, ActorKind? by = null) => _thread.Hear(new Message(
        Guid.CreateVersion7(), _thread, null, direction, new Content(kind, "Oi"),
        new Actor(by ?? (direction == Direction.Out ? ActorKind.Phone : ActorKind.Contact), null, ""), Noon.AddMinutes(minute)));
}
