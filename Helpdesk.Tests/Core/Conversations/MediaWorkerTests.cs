using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>From the message to the file on disk, with a real server in Meta's place.</summary>
public sealed class MediaWorkerTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string MediaId = "900000000000777";
    private static readonly byte[] Picture = [0xFF, 0xD8, 1, 2, 3];

    private FakeGraph _graph = null!;
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _cast = await Cast.OnAsync(database, _graph.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_is_fetched_after_its_message_is_there()
    {
        _graph.Keep(MediaId, Picture);
        await SendsAPictureAsync();
        Assert.Equal(AttachmentState.Waiting, (await FileAsync()).State);

        await FetchAllAsync();

        var file = await FileAsync();
        Assert.Equal((AttachmentState.Ready, 5L), (file.State, file.Size));
        Assert.Equal(Picture, await File.ReadAllBytesAsync(_cast.Get<MediaStore>().Find(file.Sha256!)!, Stop));
    }

    [Fact]
    public async Task What_cannot_be_had_now_is_tried_again_later()
    {
        _graph.Keep(MediaId, Picture);
        _graph.Next(GraphAnswer.Status((int)HttpStatusCode.ServiceUnavailable));
        await SendsAPictureAsync();

        await FetchAllAsync();
        var waiting = await FileAsync();
        Assert.Equal((AttachmentState.Waiting, 1), (waiting.State, waiting.Attempts));

        _cast.Clock.Advance(TimeSpan.FromSeconds(2));
        await FetchAllAsync();
        Assert.Equal(AttachmentState.Ready, (await FileAsync()).State);
    }

    [Fact]
    public async Task What_Meta_no_longer_has_failed_until_a_person_asks_again()
    {
        await SendsAPictureAsync();
        await FetchAllAsync();
        var gone = await FileAsync();
        Assert.Equal(AttachmentState.Failed, gone.State);

        _graph.Keep(MediaId, Picture);
        await _cast.Get<MediaDesk>().RetryAsync(gone.Id);
        await FetchAllAsync();

        Assert.Equal(AttachmentState.Ready, (await FileAsync()).State);
        await Assert.ThrowsAsync<RefusedException>(() => _cast.Get<MediaDesk>().RetryAsync(gone.Id));
    }

    [Fact]
    public async Task Other_bytes_than_Meta_announced_are_not_kept()
    {
        _graph.Keep(MediaId, [6, 6, 6]);
        await SendsAPictureAsync(SHA256.HashData(Picture));

        await FetchAllAsync();

        Assert.NotEqual(AttachmentState.Ready, (await FileAsync()).State);
        Assert.Null(_cast.Get<MediaStore>().Find(SHA256.HashData([6, 6, 6])));
    }

    [Fact]
    public async Task Two_workers_fetch_a_file_once()
    {
        _graph.Keep(MediaId, Picture);
        await SendsAPictureAsync();

        await Task.WhenAll(FetchAllAsync(), FetchAllAsync(), FetchAllAsync());

        Assert.Single(_graph.Requests, request => request.Path.EndsWith("/bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_dies_while_fetching_leaves_the_file_to_others()
    {
        _graph.Keep(MediaId, Picture);
        await SendsAPictureAsync();
        Assert.NotNull(await _cast.Get<MediaDesk>().TakeAsync());

        await FetchAllAsync();
        Assert.Equal(AttachmentState.Waiting, (await FileAsync()).State);

        _cast.Clock.Advance(MediaWorker.Longest + TimeSpan.FromMinutes(1));
        await FetchAllAsync();
        Assert.Equal(AttachmentState.Ready, (await FileAsync()).State);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task SendsAPictureAsync(byte[]? sha256 = null) => _cast.DeliverAsync(MetaBody.Message(Cast.Maria, _cast.NewId(), _cast.Clock.GetUtcNow(), new JsonObject
    {
        ["type"] = "image",
        ["image"] = new JsonObject { ["id"] = MediaId, ["mime_type"] = "image/jpeg", ["sha256"] = sha256 is null ? null : Convert.ToBase64String(sha256) },
    }));

    private async Task FetchAllAsync()
    {
        while (await _cast.Get<MediaWorker>().RunOnceAsync(Stop)) { }
    }

    private async Task<Attachment> FileAsync() => Assert.Single((await _cast.MessagesAsync()).SelectMany(m => m.Attachments));
}
