using System.Text.Json.Nodes;
using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>A provider that says until when it keeps a file, as Gupshup does.</summary>
public sealed class MediaExpiryTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private FakeGupshup _gupshup = null!;
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _gupshup = await FakeGupshup.StartAsync();
        _cast = await Cast.OnAsync(database, "gupshup-main", FakeGupshup.Settings("gupshup-main", _gupshup.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _gupshup.DisposeAsync();
    }

    [Fact]
    public async Task The_last_try_comes_a_minute_before_the_provider_forgets_the_file()
    {
        await SendsAPictureAsync(keptFor: TimeSpan.FromMinutes(2));

        // At once, after 2 s and after 15 s more; the next would be a minute later, which is too late.
        Assert.Equal([0, 2, 17, 60], await SecondsOfTriesAsync());
        var file = await FileAsync();
        Assert.Equal((AttachmentState.Failed, 4), (file.State, file.Attempts));
    }

    [Fact]
    public async Task While_it_is_kept_a_person_may_ask_again_and_after_that_it_is_lost()
    {
        await SendsAPictureAsync(keptFor: TimeSpan.FromMinutes(2));
        await SecondsOfTriesAsync();
        var desk = _cast.Get<MediaDesk>();
        var id = (await FileAsync()).Id;

        await desk.RetryAsync(id);
        await FetchAsync(works: false);
        Assert.Equal(AttachmentState.Failed, (await FileAsync()).State);

        _cast.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Refusal.FileExpired, (await Assert.ThrowsAsync<RefusedException>(() => desk.RetryAsync(id))).Refusal);
    }

    [Theory]
    [InlineData(true, AttachmentState.Ready)]
    [InlineData(false, AttachmentState.Failed)]
    public async Task What_comes_in_after_its_moment_is_tried_once(bool works, AttachmentState state)
    {
        await SendsAPictureAsync(keptFor: TimeSpan.FromHours(-1));

        await FetchAsync(works);

        Assert.Equal(state, (await FileAsync()).State);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task SendsAPictureAsync(TimeSpan keptFor) => _cast.DeliverAsync(GupshupBody.Message(Cast.Maria, "wamid.1", _cast.Clock.GetUtcNow(), new JsonObject
    {
        ["type"] = "image",
        ["payload"] = new JsonObject
        {
            ["url"] = _gupshup.Keep("1", [0xFF, 0xD8, 1]),
            ["contentType"] = "image/jpeg",
            ["urlExpiry"] = (_cast.Clock.GetUtcNow() + keptFor).ToUnixTimeMilliseconds(),
        },
    }));

    /// <summary>All tries until there are no more, each at its moment and none with success, in seconds from now.</summary>
    private async Task<List<double>> SecondsOfTriesAsync()
    {
        var (start, tries) = (_cast.Clock.GetUtcNow(), new List<double>());
        while (await FetchAsync(works: false))
        {
            tries.Add((_cast.Clock.GetUtcNow() - start).TotalSeconds);
            if ((await FileAsync()).NextTryAt is { } next) _cast.Clock.Advance(next - _cast.Clock.GetUtcNow());
        }

        return tries;
    }

    private Task<bool> FetchAsync(bool works)
    {
        if (!works) _gupshup.Next(GraphAnswer.Status(503));
        return _cast.Get<MediaWorker>().RunOnceAsync(Stop);
    }

    private async Task<Attachment> FileAsync() => Assert.Single((await _cast.MessagesAsync()).SelectMany(m => m.Attachments));
}
