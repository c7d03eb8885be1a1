using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>One line of a thread, as it is drawn. Two of equal value look the same.</summary>
public abstract record ThreadLine(object Key);

public sealed record DayLine(DateOnly Day) : ThreadLine(Day);

/// <summary>Where reading stopped.</summary>
public sealed record MarkLine(int Count) : ThreadLine("mark");

public sealed record HappenedLine(TrailLine Happened) : ThreadLine(Happened.Id);

/// <param name="First">Of a group by the same author. Which is the last is left to the style sheet, or each new bubble would draw the one before it again.</param>
/// <param name="By">Whose words they are; null where the bubble above says so already.</param>
public sealed record BubbleLine(Bubble Bubble, bool First, string? By) : ThreadLine(Bubble.Id);

/// <summary>What is known of a thread, in its order, and how it is arranged: days, groups, and the line where reading stopped.</summary>
public sealed class ThreadLines
{
    private static readonly TimeSpan GroupGap = TimeSpan.FromMinutes(10);

    private readonly List<ThreadItem> _items = [];
    private Guid? _mark;
    private int _marked;

    public int Bubbles => _items.Count(item => item is Bubble);

    /// <summary>The oldest bubble, before which more can be read.</summary>
    public Bubble? Oldest => _items.OfType<Bubble>().FirstOrDefault();

    /// <summary>The newest bubble, after which more can be read where a thread was opened at a message that was found.</summary>
    public Bubble? Newest => _items.OfType<Bubble>().LastOrDefault();

    /// <summary>What the customer said, as far as it was read.</summary>
    public HashSet<Guid> OfCustomer => [.. _items.OfType<Bubble>().Where(bubble => bubble.Direction == Direction.In).Select(bubble => bubble.Id)];

    public bool Holds(Guid id) => _items.Exists(item => item.Id == id);

    public void Begin(IEnumerable<ThreadItem> items)
    {
        _items.Clear();
        _items.AddRange(items);
    }

    public void Prepend(IEnumerable<ThreadItem> older) => _items.InsertRange(0, older.Where(item => !Holds(item.Id)));

    public void Append(IEnumerable<ThreadItem> newer) => _items.AddRange(newer.Where(item => !Holds(item.Id)));

    /// <summary>Puts in its place what is new or changed; false when that place is further back, or further on, than was read.</summary>
    public bool Place(ThreadItem item, bool hasOlder, bool hasNewer = false)
    {
        var at = _items.FindIndex(shown => shown.Id == item.Id);
        if (at >= 0) _items.RemoveAt(at);
        else if (_items.Count > 0 && ((hasOlder && Compare(item, _items[0]) < 0) || (hasNewer && Compare(item, _items[^1]) > 0))) return false;

        var place = _items.FindLastIndex(shown => Compare(shown, item) <= 0) + 1;
        _items.Insert(place, item);
        return true;
    }

    /// <summary>Draws the line before the last messages of the customer that nobody has read.</summary>
    public void Mark(int unread)
    {
        if (unread == 0) return;
        var waiting = _items.OfType<Bubble>().Where(bubble => bubble.Direction == Direction.In).TakeLast(unread).ToList();
        (_mark, _marked) = (waiting.FirstOrDefault()?.Id, waiting.Count);
    }

    /// <summary>Somebody looked away: the line moves to the first message that came since, and counts from there.</summary>
    public void MarkFrom(Bubble bubble)
    {
        var still = _mark is { } mark && _items.FindIndex(item => item.Id == mark) is var at && at >= 0
            && _items.Skip(at).OfType<Bubble>().All(shown => shown.Direction == Direction.In);
        (_mark, _marked) = still ? (_mark, _marked + 1) : (bubble.Id, 1);
    }

    public IReadOnlyList<ThreadLine> Arrange(Func<DateTimeOffset, DateOnly> dayOf, Func<Bubble, string> signature)
    {
        var lines = new List<ThreadLine>(_items.Count + 4);
        DateOnly? day = null;
        for (var i = 0; i < _items.Count; i++)
        {
            var item = _items[i];
            if (dayOf(item.At) is var its && its != day) lines.Add(new DayLine((day = its).Value));
            if (item.Id == _mark) lines.Add(new MarkLine(_marked));
            lines.Add(item is Bubble bubble ? Line(bubble, i, dayOf, signature) : new HappenedLine((TrailLine)item));
        }

        return lines;
    }

    private BubbleLine Line(Bubble bubble, int at, Func<DateTimeOffset, DateOnly> dayOf, Func<Bubble, string> signature)
    {
        var first = bubble.Id == _mark || !Joins(at - 1, at, dayOf);
        var signed = first && bubble.Direction is Direction.In or Direction.Out && bubble.Kind != MessageKind.Call;
        return new BubbleLine(bubble, first, signed || bubble.Direction == Direction.Note ? signature(bubble) : null);
    }

    private bool Joins(int before, int after, Func<DateTimeOffset, DateOnly> dayOf) => before >= 0
        && _items[before] is Bubble { Direction: Direction.In or Direction.Out } above && _items[after] is Bubble below
        && above.Direction == below.Direction && above.AuthorName == below.AuthorName
        && above.Kind != MessageKind.Call && below.Kind != MessageKind.Call
        && below.At - above.At < GroupGap && dayOf(above.At) == dayOf(below.At);

    private static int Compare(ThreadItem one, ThreadItem other) =>
        (one.At, one is Bubble, one.Id).CompareTo((other.At, other is Bubble, other.Id));
}
