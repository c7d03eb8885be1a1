using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Web.Features.Conversation;

namespace Helpdesk.Tests.Web.Conversation;

public sealed class ThreadLinesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);

    private readonly ThreadLines _thread = new();

    [Fact]
    public void Days_are_told_once_and_a_group_is_signed_once()
    {
        _thread.Begin([Says(0, "Bom dia"), Says(1, "O PDV não abre"), Says(60 * 24, "E hoje de novo")]);

        Assert.Equal(["16", "Bom dia by Maria", "O PDV não abre", "17", "E hoje de novo by Maria"], Read());
    }

    [Fact]
    public void A_long_silence_begins_a_new_group()
    {
        _thread.Begin([Says(0, "Bom dia"), Says(11, "Alguém?")]);

        Assert.Equal(["16", "Bom dia by Maria", "Alguém? by Maria"], Read());
    }

    [Fact]
    public void What_comes_late_takes_its_place_and_what_changed_keeps_it()
    {
        var first = Says(0, "Um");
        _thread.Begin([first, Says(2, "Três")]);

        Assert.True(_thread.Place(Says(1, "Dois"), hasOlder: false));
        Assert.True(_thread.Place(first with { Text = "Um!" }, hasOlder: false));

        Assert.Equal(["16", "Um! by Maria", "Dois", "Três"], Read());
    }

    [Fact]
    public void What_is_older_than_all_that_was_read_waits_until_it_is_read()
    {
        _thread.Begin([Says(5, "Cinco")]);

        Assert.False(_thread.Place(Says(0, "Zero"), hasOlder: true));

        Assert.Equal(["16", "Cinco by Maria"], Read());
    }

    [Fact]
    public void The_line_stands_before_the_first_unread_message_and_counts_on_while_nobody_looks()
    {
        _thread.Begin([Says(0, "Lida"), Says(1, "Nova")]);
        _thread.Mark(1);
        var newer = Says(2, "Mais nova");
        _thread.Place(newer, hasOlder: false);
        _thread.MarkFrom(newer);

        Assert.Equal(["16", "Lida by Maria", "2 new", "Nova by Maria", "Mais nova"], Read());
    }

    private static Bubble Says(int minute, string text) =>
        new(Guid.CreateVersion7(), Noon.AddMinutes(minute), Direction.In, MessageKind.Text, text) { AuthorName = "Maria", AuthorKind = ActorKind.Contact };

    private IEnumerable<string> Read() => _thread.Arrange(at => DateOnly.FromDateTime(at.UtcDateTime), bubble => bubble.AuthorName).Select(line => line switch
    {
        DayLine day => $"{day.Day.Day}",
        MarkLine mark => $"{mark.Count} new",
        BubbleLine { By: { } by } bubble => $"{bubble.Bubble.Text} by {by}",
        BubbleLine bubble => bubble.Bubble.Text!,
        _ => "?",
    });
}
