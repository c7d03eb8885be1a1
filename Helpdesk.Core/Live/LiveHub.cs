using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Live;

/// <summary>Hands this node's news to whoever listens: screens, workers, caches. Waits for no one.</summary>
public sealed partial class LiveHub(ILogger<LiveHub> logger)
{
    private readonly ConditionalWeakTable<LiveEvent, Readings> _readings = [];
    private ImmutableArray<Subscription> _subscriptions = [];

    /// <summary>How many listen now.</summary>
    public int Listeners => _subscriptions.Length;

    /// <summary>Dispose what is returned to hear no more.</summary>
    public IDisposable Subscribe(Func<LiveEvent, Task> hear)
    {
        var subscription = new Subscription(this, hear);
        ImmutableInterlocked.Update(ref _subscriptions, all => all.Add(subscription));
        return subscription;
    }

    public void Publish(LiveEvent news)
    {
        foreach (var subscription in _subscriptions) _ = TellAsync(subscription, news);
    }

    /// <summary>
    /// A reading that these news call for, made once on this node however many screens ask: a hundred consoles that show the same
    /// message cost one query. <paramref name="question"/> tells readings of the same news apart.
    /// </summary>
    public Task<T> ReadOnceAsync<T>(LiveEvent news, string question, Func<Task<T>> read) =>
        _readings.GetOrCreateValue(news).GetOrStart(question, read);

    private async Task TellAsync(Subscription subscription, LiveEvent news)
    {
        try
        {
            await subscription.Hear(news);
        }
        catch (Exception e)
        {
            LogListenerFailed(e, news.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener failed on {News}")]
    private partial void LogListenerFailed(Exception e, string news);

    private sealed class Subscription(LiveHub hub, Func<LiveEvent, Task> hear) : IDisposable
    {
        public Func<LiveEvent, Task> Hear { get; } = hear;

        public void Dispose() => ImmutableInterlocked.Update(ref hub._subscriptions, all => all.Remove(this));
    }

    private sealed class Readings
    {
        private readonly Dictionary<string, Task> _tasks = [];

        public Task<T> GetOrStart<T>(string question, Func<Task<T>> read)
        {
            lock (_tasks)
            {
                if (_tasks.TryGetValue(question, out var started)) return (Task<T>)started;

                // Started off this circuit's own context: the answer must not wait for the first asker.
                var task = Task.Run(read);
                _tasks[question] = task;
                return task;
            }
        }
    }
}
