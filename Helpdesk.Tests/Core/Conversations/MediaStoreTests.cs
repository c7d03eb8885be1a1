using System.IO.Pipelines;
using System.Security.Cryptography;
using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Conversations;

public sealed class MediaStoreTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly StoppedClock _clock = new();
    private readonly MediaStore _store;

    public MediaStoreTests() => _store = new MediaStore(_directory.Path, _clock, most: 8);

    [Fact]
    public async Task A_file_lies_under_the_hash_of_its_content_and_only_once()
    {
        var first = await KeepAsync([1, 2, 3]);
        var second = await KeepAsync([1, 2, 3]);

        Assert.Equal(SHA256.HashData([1, 2, 3]), first.Sha256);
        Assert.Equal(3, first.Size);
        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal([_store.Find(first.Sha256)], Files());
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(_store.Find(first.Sha256)!, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_too_large_or_altered_leaves_nothing_behind()
    {
        var large = await Assert.ThrowsAsync<MediaRefusedException>(() => KeepAsync(new byte[9]));
        var altered = await Assert.ThrowsAsync<MediaRefusedException>(() => KeepAsync([1], SHA256.HashData([2])));

        Assert.Equal((MediaRefusal.TooLarge, MediaRefusal.Altered), (large.Refusal, altered.Refusal));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_is_marked_anew_while_it_is_thrown_away_keeps_its_mark()
    {
        var clock = new InterruptedClock();
        var store = new MediaStore(_directory.Path, clock);
        var kept = await store.KeepAsync(new MemoryStream([1, 2, 3]), null, TestContext.Current.CancellationToken);
        var old = Assert.Single(store.NobodysSince(DateTimeOffset.MaxValue));

        clock.Interruption = () => store.Discard(old);
        await store.KeepAsync(new MemoryStream([1, 2, 3]), null, TestContext.Current.CancellationToken);

        Assert.NotNull(store.Find(kept.Sha256));
        Assert.Single(store.NobodysSince(DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task A_line_that_falls_silent_is_left_and_one_that_only_drips_slowly_is_not()
    {
        var line = new Pipe();
        var keeping = _store.KeepAsync(line.Reader.AsStream(), null, TestContext.Current.CancellationToken);
        for (byte i = 0; i < 4; i++)
        {
            await _clock.SomebodyWaits(MediaStore.Idle);
            _clock.Advance(MediaStore.Idle / 2);
            await line.Writer.WriteAsync(new[] { i }, TestContext.Current.CancellationToken);
        }

        await _clock.SomebodyWaits(MediaStore.Idle);
        _clock.Advance(MediaStore.Idle);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => keeping);
        Assert.Empty(Files());
    }

    [Fact]
    public void A_file_that_never_came_is_not_found() => Assert.Null(_store.Find(SHA256.HashData([7])));

    public void Dispose() => _directory.Dispose();

    private Task<StoredMedia> KeepAsync(byte[] bytes, byte[]? expected = null) =>
        _store.KeepAsync(new MemoryStream(bytes), expected, TestContext.Current.CancellationToken);

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories).Where(file => !file.Contains("nobodys", StringComparison.Ordinal));

    /// <summary>Somebody else does something while the time is asked for; every time it is an hour later.</summary>
    private sealed class InterruptedClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);

        public Action? Interruption { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            var interruption = Interruption;
            Interruption = null;
            interruption?.Invoke();
            return _now += TimeSpan.FromHours(1);
        }
    }
}
