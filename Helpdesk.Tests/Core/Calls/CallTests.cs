using Helpdesk.Core.Calls;
using Helpdesk.Core.Channels;

namespace Helpdesk.Tests.Core.Calls;

/// <summary>The steps of a call come in any order and more than once.</summary>
public sealed class CallTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly IncomingCall Rings = Step(CallStep.Ringing, 0);
    private static readonly IncomingCall Accepted = Step(CallStep.Accepted, 5);
    private static readonly IncomingCall Rejected = Step(CallStep.Rejected, 5);
    private static readonly IncomingCall EndsInSilence = Step(CallStep.Ended, 30);
    private static readonly IncomingCall EndsAfterTalk = EndsInSilence with { Duration = TimeSpan.FromSeconds(25) };

    public static TheoryData<string, CallState, int?> Stories => new()
    {
        { "rings, ends", CallState.Missed, null },
        { "rings, rejected, ends", CallState.Missed, null },
        { "rings, accepted, ends", CallState.Ended, null },
        { "rings, accepted, ends talked", CallState.Ended, 25 },
        { "rings, ends talked", CallState.Ended, 25 },
        { "rings, ends, ends talked", CallState.Ended, 25 },
    };

    [Theory, MemberData(nameof(Stories))]
    public void In_whatever_order_and_however_often_they_come_the_end_is_the_same(string story, CallState end, int? seconds)
    {
        var steps = story.Split(", ").Select(Named).ToArray();

        Assert.All(Orders(steps), order =>
        {
            var call = After([.. order, .. order]);
            Assert.Equal((end, seconds, Start), (call.State, call.Seconds, call.StartedAt));
            Assert.NotNull(call.EndedAt);
        });
    }

    [Fact]
    public void A_ring_that_comes_after_the_end_rings_nobody() => Assert.Equal(CallState.Missed, After(EndsInSilence, Rings).State);

    [Fact]
    public void Only_a_missed_call_of_a_customer_waits_to_be_rung_back()
    {
        var missed = After(Rings, EndsInSilence);
        Assert.True(missed.WaitsForCallBack);
        Assert.False(After(Rings, EndsAfterTalk).WaitsForCallBack);
        Assert.False(After(EndsInSilence with { Inbound = false }).WaitsForCallBack);

        var (ana, bia) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        missed.CallBackBy(ana, Start.AddMinutes(2));
        missed.CallBackBy(bia, Start.AddMinutes(3));
        Assert.Equal((Start.AddMinutes(2), ana, false), (missed.CalledBackAt!.Value, missed.CalledBackById!.Value, missed.WaitsForCallBack));
    }

    private static Call After(params IncomingCall[] steps)
    {
        var call = new Call(Guid.CreateVersion7(), "call.1", steps[0].Inbound, steps[0].At);
        foreach (var step in steps) call.Step(step);
        return call;
    }

    private static IncomingCall Named(string step) => step switch
    {
        "rings" => Rings,
        "accepted" => Accepted,
        "rejected" => Rejected,
        "ends" => EndsInSilence,
        _ => EndsAfterTalk,
    };

    private static IEnumerable<IncomingCall[]> Orders(IReadOnlyCollection<IncomingCall> steps) => steps.Count <= 1
        ? [[.. steps]]
        : steps.SelectMany(first => Orders([.. steps.Where(s => s != first)]).Select(rest => (IncomingCall[])[first, .. rest]));

    private static IncomingCall Step(CallStep step, int second) => new()
    {
        Account = "1",
        At = Start.AddSeconds(second),
        CallId = "call.1",
        Party = new Party("5511900001234", null, "Maria"),
        Step = step,
        Inbound = true,
    };
}
