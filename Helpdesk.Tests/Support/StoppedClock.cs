namespace Helpdesk.Tests.Support;

/// <summary>A clock that moves only when a test moves it, and rings the timers that fall due on the way.</summary>
public sealed class StoppedClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private readonly List<(TimeSpan Wait, TaskCompletionSource Seen)> _watchers = [];
    private DateTimeOffset _now = start;

    public StoppedClock() : this(new DateTimeOffset(2026, 11, 16, 12, 0, 0, TimeSpan.Zero)) { }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public void Advance(TimeSpan by)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _now += by;
            due = _alarms.FindAll(alarm => alarm.At <= _now);
            _alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Ring());
    }

    /// <summary>Completes as soon as somebody waits for exactly this long.</summary>
    public Task SomebodyWaits(TimeSpan wait)
    {
        lock (_gate)
        {
            if (_alarms.Any(alarm => alarm.At == _now + wait)) return Task.CompletedTask;

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((wait, seen));
            return seen.Task;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state, period);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Set(Alarm alarm, TimeSpan wait)
    {
        lock (_gate)
        {
            _alarms.Remove(alarm);
            if (wait < TimeSpan.Zero) return;

            alarm.At = _now + wait;
            _alarms.Add(alarm);
            foreach (var watcher in _watchers.Where(watcher => watcher.Wait == wait)) watcher.Seen.TrySetResult();
        }
    }

    private sealed class Alarm(StoppedClock clock, TimerCallback callback, object? state, TimeSpan period) : ITimer
    {
        private TimeSpan _period = period;

        public DateTimeOffset At { get; set; }

        public void Ring()
        {
            if (_period > TimeSpan.Zero) clock.Set(this, _period);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
