using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>What nobody sends is thrown away, and nothing else.</summary>
public sealed class MediaSweepTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = Uploads.Lifetime + TimeSpan.FromHours(1);
    private static readonly byte[] Picture = [0xFF, 0xD8, 1, 2, 3];

    private Cast _cast = null!;

    private MediaStore Store => _cast.Get<MediaStore>();

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task What_was_uploaded_and_never_sent_is_thrown_away_when_it_cannot_be_sent_any_more()
    {
        var (_, hash) = await UploadAsync();

        await SweepAsync(after: Patience);
        Assert.NotNull(Store.Find(hash));

        await SweepAsync(after: TimeSpan.FromHours(1));
        Assert.Null(Store.Find(hash));
    }

    [Fact]
    public async Task What_was_sent_stays()
    {
        var (token, hash) = await UploadAsync();
        await _cast.WritesAsync(Cast.Maria, "Oi");
        await _cast.Get<Replies>().SendAsync(
            new NewReply(Guid.CreateVersion7(), (await _cast.OnlyTicketAsync()).Id, "") { Enclosure = new EnclosedFile(token) }, Actor.Of(_cast.Ana));

        for (var i = 0; i < 3; i++) await SweepAsync(after: 2 * Patience);

        Assert.NotNull(Store.Find(hash));
    }

    [Fact]
    public async Task What_another_message_has_stays_whoever_uploads_it_too()
    {
        var (_, hash) = await UploadAsync();
        await _cast.WritesAsync(Cast.Maria, "Oi");
        await _cast.Database.ChangeAsync(async db => (await db.Messages.SingleAsync()).With(new Attachment(new StoredMedia(hash, Picture.Length), "image/jpeg", null)));

        await UploadAsync();
        await SweepAsync(after: 2 * Patience);

        Assert.NotNull(Store.Find(hash));
    }

    [Fact]
    public async Task Who_uploads_it_again_has_as_long_as_anybody()
    {
        var (_, hash) = await UploadAsync();
        _cast.Clock.Advance(Uploads.Lifetime);
        await UploadAsync();

        await SweepAsync(after: TimeSpan.FromHours(2));

        Assert.NotNull(Store.Find(hash));
    }

    [Fact]
    public async Task What_comes_again_while_it_is_thrown_away_stays()
    {
        var (_, hash) = await UploadAsync();
        var old = Assert.Single(Store.NobodysSince(_cast.Clock.GetUtcNow() + TimeSpan.FromSeconds(1)));
        _cast.Clock.Advance(Patience);
        await UploadAsync();

        Store.Discard(old);

        Assert.Equal(Picture, await File.ReadAllBytesAsync(Store.Find(hash)!, Stop));
        Assert.Single(Store.NobodysSince(_cast.Clock.GetUtcNow() + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Several_nodes_may_tidy_one_directory_at_once()
    {
        var (_, hash) = await UploadAsync();
        var directory = Path.GetDirectoryName(Path.GetDirectoryName(Store.Find(hash)))!;
        for (byte i = 0; i < 40; i++) await _cast.Get<Uploads>().KeepAsync(new MemoryStream([.. Picture, i]), "image/jpeg", "tela.jpg", Stop);
        _cast.Clock.Advance(2 * Patience);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(new MediaSweep(_cast.Database, Store, _cast.Clock).TidyAsync)));

        Assert.Empty(Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_a_dead_process_had_begun_to_take_is_thrown_away()
    {
        var (_, hash) = await UploadAsync();
        var incoming = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Store.Find(hash)))!, "incoming");
        var (dead, alive) = (Path.Combine(incoming, "dead"), Path.Combine(incoming, "alive"));
        foreach (var (file, since) in new[] { (dead, 2 * Patience), (alive, TimeSpan.FromMinutes(1)) })
        {
            await File.WriteAllBytesAsync(file, [1], Stop);
            File.SetLastWriteTimeUtc(file, (_cast.Clock.GetUtcNow() - since).UtcDateTime);
        }

        await SweepAsync();

        Assert.Equal((false, true), (File.Exists(dead), File.Exists(alive)));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<(string Token, byte[] Hash)> UploadAsync()
    {
        var token = await _cast.Get<Uploads>().KeepAsync(new MemoryStream(Picture), "image/jpeg", "tela.jpg", Stop);
        return (token, _cast.Get<Uploads>().Open(token).Stored.Sha256);
    }

    private Task SweepAsync(TimeSpan after = default)
    {
        _cast.Clock.Advance(after);
        return _cast.Get<MediaSweep>().TidyAsync();
    }
}
