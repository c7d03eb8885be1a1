using Helpdesk.Core;

namespace Helpdesk.Tests.Core;

public sealed class IdsTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_of_one_millisecond_sort_by_age()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => Ids.New(Moment)).ToList();

        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void A_later_moment_sorts_after_whatever_the_counter_says() => Assert.True(Ids.New(Moment) < Ids.New(Moment.AddMilliseconds(1)));

    [Fact]
    public void They_tell_when_they_were_made_and_others_do_not()
    {
        Assert.Equal(Moment.AddMilliseconds(7), Ids.MadeAt(Ids.New(Moment.AddMilliseconds(7))));
        Assert.Null(Ids.MadeAt(new Guid("3f2504e0-4f89-41d3-9a0c-0305e82c3301")));
    }

    [Fact]
    public void They_are_uuids_of_version_7() => Assert.Equal((7, 8), (Ids.New().Version, Ids.New().Variant & 0b1100));
}
