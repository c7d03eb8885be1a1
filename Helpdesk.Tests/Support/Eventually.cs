using System.Diagnostics;

namespace Helpdesk.Tests.Support;

/// <summary>Asks again until the answer is right or the deadline has passed. It returns at once when it is right, so no test waits for nothing.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>Generous, since only a failing test waits that long, and machines are busy.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>Runs the assertions until they pass; past the deadline the last failure is the test's.</summary>
    public static Task PassesAsync(Func<Task> assertions, TimeSpan? within = null) => GetsAsync(async () =>
    {
        await assertions();
        return true;
    }, within);

    /// <summary>The same for assertions that end in a value.</summary>
    public static async Task<T> GetsAsync<T>(Func<Task<T>> assertions, TimeSpan? within = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await assertions();
            }
            catch (Exception) when (Stopwatch.GetElapsedTime(started) < (within ?? Deadline))
            {
                await Task.Delay(Pace, TestContext.Current.CancellationToken);
            }
        }
    }

    public static Task IsTrueAsync(Func<bool> question, TimeSpan? within = null) => PassesAsync(() =>
    {
        Assert.True(question());
        return Task.CompletedTask;
    }, within);
}
