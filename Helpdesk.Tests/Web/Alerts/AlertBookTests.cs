using Helpdesk.Core.Calls;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Web.Features.Alerts;

namespace Helpdesk.Tests.Web.Alerts;

public sealed class AlertBookTests
{
    private static readonly Guid Ana = Guid.CreateVersion7();
    private static readonly TicketRow Row = new(Guid.CreateVersion7(), 1042, TicketStatus.InProgress, Priority.Normal) { AssigneeId = Ana, CustomerName = "Pão Quente" };
    private static readonly NoticeLine Notice = new(Guid.CreateVersion7(), NoticeKind.Mentioned, Row.Id, 1042, DateTimeOffset.UnixEpoch) { ByName = "Bia" };

    private readonly AlertBook _book = new(Ana);

    [Fact]
    public void Each_message_on_a_ticket_of_mine_is_new_once_and_goes_when_it_is_read()
    {
        Assert.Equal([NoticeKind.Replied], Kinds(_book.Hear([Row with { Unread = 1 }])));
        Assert.Empty(_book.Hear([Row with { Unread = 1 }]));
        Assert.Single(_book.Hear([Row with { Unread = 2 }]));
        Assert.Equal((1, 2), (_book.Waiting, Assert.Single(_book.All).Count));

        Assert.Empty(_book.Hear([Row]));
        Assert.Equal(0, _book.Waiting);
    }

    [Fact]
    public void What_others_have_or_what_is_done_is_none_of_mine()
    {
        _book.Hear([Row with { Unread = 1 }]);

        Assert.Empty(_book.Hear([Row with { Unread = 2, AssigneeId = Guid.CreateVersion7() }, Row with { Id = Ana, Unread = 1, Status = TicketStatus.Done }]));
        Assert.Empty(_book.All);
    }

    [Fact]
    public void What_was_there_at_the_start_is_listed_and_not_told()
    {
        Assert.Empty(_book.Begin([Notice], [Row with { Unread = 3, LastAt = Notice.At.AddMinutes(1) }], [Call]));

        Assert.Equal(2, _book.Waiting);
        Assert.Equal([NoticeKind.Replied, NoticeKind.Mentioned], Kinds(_book.All));
        Assert.True(_book.HasUnread(Row.Id));
        Assert.Empty(_book.Hear([Notice]));
        Assert.Empty(_book.Hear([Call]));
        Assert.Single(_book.Hear([Notice, Notice with { Id = Guid.CreateVersion7() }]));
        Assert.Empty(_book.Hear([Notice with { Read = true }]));
        Assert.False(_book.HasUnread(Row.Id));
    }

    [Fact]
    public void What_came_while_news_were_missed_is_told_and_what_was_there_is_not()
    {
        var other = Row with { Id = Guid.CreateVersion7(), Unread = 1 };
        _book.Begin([Notice], [Row with { Unread = 1 }, other], []);

        var told = _book.Begin([Notice, Notice with { Id = Guid.CreateVersion7() }], [Row with { Unread = 2 }], [Call]);

        Assert.Equal([NoticeKind.Replied, NoticeKind.Mentioned, NoticeKind.Called], Kinds(told));
        Assert.DoesNotContain(_book.All, alert => alert.TicketId == other.Id);
    }

    [Fact]
    public void What_comes_into_the_queue_is_told_once_to_whoever_is_free_and_is_over_when_somebody_takes_it()
    {
        var queued = Row with { AssigneeId = null, Status = TicketStatus.New, Unread = 1 };
        Assert.Equal([NoticeKind.Arrived], Kinds(_book.Hear([queued])));
        Assert.Empty(_book.Hear([queued with { Unread = 2, Happened = 2 }]));
        Assert.Equal(1, _book.Waiting);

        _book.IsFree = false;
        Assert.Equal((1, 0), (_book.All.Count, _book.Waiting));
        _book.IsFree = true;

        Assert.Empty(_book.Hear([queued with { AssigneeId = Guid.CreateVersion7(), Status = TicketStatus.InProgress }]));
        Assert.Empty(_book.All);
        Assert.Single(_book.Hear([queued]));
        Assert.Empty(_book.Hear([queued with { SnoozedUntil = DateTimeOffset.MaxValue }]));
        Assert.Empty(_book.All);
    }

    [Fact]
    public void What_waits_further_down_than_was_read_is_not_called_new_when_it_changes()
    {
        var old = Row with { Id = Guid.CreateVersion7(), Number = 7, AssigneeId = null, Status = TicketStatus.New };
        _book.Begin([], [Row with { AssigneeId = null }], [], further: 1042);

        Assert.Empty(_book.Hear([old with { Unread = 2 }]));
        Assert.Equal([NoticeKind.Arrived], Kinds(_book.Hear([old with { Id = Ana, Number = 1043 }])));

        // Missed news: what comes up from further down is old all the same.
        Assert.Empty(_book.Begin([], [old with { Id = Guid.CreateVersion7(), Number = 8 }], [], further: 1043));
        Assert.Empty(_book.Hear([old with { Happened = 3 }]));
    }

    [Fact]
    public void Of_a_long_queue_the_latest_are_kept_and_what_was_let_go_is_not_new_again()
    {
        var queued = Enumerable.Range(1, AlertBook.MostQueued + 1)
            .Select(i => Row with { Id = Guid.CreateVersion7(), Number = i, AssigneeId = null, Status = TicketStatus.New, LastAt = DateTimeOffset.UnixEpoch.AddMinutes(i) }).ToList();

        Assert.Equal(AlertBook.MostQueued + 1, _book.Hear(queued).Count);

        Assert.Equal(queued.Skip(1).Reverse().Select(row => (Guid?)row.Id), _book.All.Select(alert => alert.TicketId));
        Assert.Empty(_book.Hear([queued[0] with { Unread = 1 }]));
    }

    [Fact]
    public void What_comes_back_to_a_long_queue_is_told()
    {
        var old = Row with { Number = 7, AssigneeId = null, Status = TicketStatus.New };
        _book.Begin([], [], [], further: 1042);
        _book.Hear([old with { AssigneeId = Guid.CreateVersion7(), Status = TicketStatus.InProgress }]);

        Assert.Equal([NoticeKind.Arrived], Kinds(_book.Hear([old])));
    }

    [Fact]
    public void What_is_sent_to_a_level_where_nobody_has_it_is_told_as_an_escalation()
    {
        var queued = Row with { AssigneeId = null, Status = TicketStatus.New };
        _book.Hear([queued]);

        var told = Assert.Single(_book.Hear([queued with { EscalationLevel = 2 }]));

        Assert.Equal((NoticeKind.Escalated, 2, true), (told.Kind, told.Level, told.ForAll));
    }

    [Fact]
    public void Whoever_mutes_the_queue_or_failed_answers_is_not_counted_for()
    {
        _book.Choices = new AlertChoices { Arrived = false, Failed = false };
        _book.Begin([Notice with { Kind = NoticeKind.Failed }], [Row with { AssigneeId = null, Status = TicketStatus.New }], []);

        Assert.Equal((2, 0), (_book.All.Count, _book.Waiting));
    }

    [Fact]
    public void What_failed_leads_to_its_message()
    {
        var failed = Notice with { Kind = NoticeKind.Failed, MessageId = Row.Id };

        Assert.Equal($"/tickets/1042?message={Row.Id}", Alert.Of(failed).Address);
    }

    [Fact]
    public void What_is_muted_stays_in_the_list_and_does_not_count()
    {
        _book.Choices = new AlertChoices { Replied = false };
        _book.Begin([Notice], [Row with { Unread = 3 }], []);

        Assert.Equal((2, 1), (_book.All.Count, _book.Waiting));
    }

    [Theory]
    [InlineData(NoticeKind.Merged)]
    [InlineData(NoticeKind.Related)]
    public void Who_mutes_tickets_given_to_them_mutes_ties_too(NoticeKind tie)
    {
        _book.Begin([Notice with { Kind = tie }], [], []);
        Assert.Equal(1, _book.Waiting);

        _book.Choices = new AlertChoices { Assigned = false };
        Assert.Equal((1, 0), (_book.All.Count, _book.Waiting));
    }

    [Fact]
    public void A_missed_call_says_more_than_the_messages_beside_it()
    {
        Assert.Equal([NoticeKind.Called], Kinds(_book.Hear([Row with { Unread = 1, MissedCallId = Ana }])));
        Assert.Equal([NoticeKind.Called], Kinds(_book.Hear([Row with { Unread = 1, MissedCallId = Row.Id }])));
        Assert.Empty(_book.Hear([Row with { Unread = 1, MissedCallId = Row.Id }]));
        Assert.Equal([NoticeKind.Called], Kinds(_book.Hear([Call])));
    }

    private static RingingCall Call { get; } = new(Guid.CreateVersion7(), DateTimeOffset.UnixEpoch);

    private static IEnumerable<NoticeKind> Kinds(IEnumerable<Alert> alerts) => alerts.Select(alert => alert.Kind);
}
