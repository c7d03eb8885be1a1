using Helpdesk.Core.Live;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Npgsql;

namespace Helpdesk.Tests.Core.Users;

public sealed class PresencesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task Going_away_is_kept_and_told_to_every_node()
    {
        await using var ear = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var heard = new List<string>();
        ear.Notification += (_, said) => heard.Add(said.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {LiveListener.Channel}", ear)) await listen.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var presences = new Presences(_cast.Database);

        await presences.SetAsync(_cast.Ana.Id, Presence.Away);

        Assert.True(await ear.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Contains(_cast.Ana.Id.ToString(), Assert.Single(heard), StringComparison.Ordinal);
        Assert.Equal(Presence.Away, await presences.OfAsync(_cast.Ana.Id));
    }
}
