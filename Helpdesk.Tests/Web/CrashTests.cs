using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Inbox;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web;

/// <summary>The process is killed at random points under load, again and again. What got a 200 is there, once.</summary>
public sealed class CrashTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string ApiToken = "crash-test-token";
    private const int Crashes = 4;
    private const int Customers = 12;
    private const int MessagesPerRound = 400;

    private readonly int _seed = Random.Shared.Next();
    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly TempDirectory _data = new();
    private FakeGraph _graph = null!;

    public async ValueTask InitializeAsync() => _graph = await FakeGraph.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _graph.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Killed_at_any_point_it_loses_nothing_and_doubles_nothing()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");
        var random = new Random(_seed);
        var replies = new List<Guid>();
        for (var round = 0; round < Crashes; round++)
        {
            await using var app = await StartAsync();
            replies.AddRange(await AnswerEverybodyAsync(app, round));
            var load = DeliverAsync(app, round);
            var enough = _acknowledged.Count + random.Next(20, MessagesPerRound - 100);
            await Eventually.IsTrueAsync(() => _acknowledged.Count >= enough || load.IsCompleted);
            await app.KillAsync();
            await load;
        }

        await using var last = await StartAsync();
        await DeliverAgainAsync(last);
        await SettledAsync();
        await CountAsync();
        await CountSentAsync(replies);
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(Cast.Settings(Cast.ChannelKey, FakeGraph.NumberId, _graph.Address).Concat(
    [
        new("ConnectionStrings:Helpdesk", database.ConnectionString),
        new("Helpdesk:DataDirectory", _data.Path),
        new("Helpdesk:Bootstrap:ApiToken", ApiToken),
    ]));

    /// <summary>Eight connections at once, each delivering what the last one could not, until the process is gone.</summary>
    private Task DeliverAsync(AppProcess app, int round) => Task.WhenAll(Enumerable.Range(0, 8).Select(async connection =>
    {
        for (var i = connection; i < MessagesPerRound; i += 8)
        {
            if (!await IsAcknowledgedAsync(app, round, i)) return;
        }
    }));

    private async Task<bool> IsAcknowledgedAsync(AppProcess app, int round, int i)
    {
        var id = $"wamid.{round}.{i}";
        var now = TimeProvider.System.GetUtcNow();
        try
        {
            Assert.Equal(HttpStatusCode.OK, await app.DeliverAsync(MetaBody.Text($"55119{i % Customers:D8}", id, $"mensagem {id}", now)));
            _acknowledged.Add(id);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A provider delivers again what got no answer, and now and then what did.</summary>
    private async Task DeliverAgainAsync(AppProcess app)
    {
        var acknowledged = _acknowledged.ToHashSet();
        for (var round = 0; round < Crashes; round++)
        {
            for (var i = 0; i < MessagesPerRound; i++)
            {
                if (!acknowledged.Contains($"wamid.{round}.{i}") || i % 7 == 0) Assert.True(await IsAcknowledgedAsync(app, round, i));
            }
        }
    }

    private async Task<List<Guid>> AnswerEverybodyAsync(AppProcess app, int round)
    {
        List<Guid> sent = [];
        var numbers = await database.Door.ReadAsync(db => db.Tickets.Where(t => t.Status != TicketStatus.Done).Select(t => t.Number).ToListAsync());
        foreach (var number in numbers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/tickets/{number}/messages", UriKind.Relative))
            {
                Content = new StringContent(string.Create(CultureInfo.InvariantCulture, $$"""{"text":"resposta {{round}}"}"""), Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiToken);
            var answer = await ApiCalls.ReadAsync(await app.Http.SendAsync(request));
            Assert.Equal(HttpStatusCode.Created, answer.Status);
            sent.Add(Guid.Parse((string)answer["id"]!));
        }

        return sent;
    }

    /// <summary>Nothing waits any more; what was under way when the process died is left for a person.</summary>
    private Task SettledAsync() => Eventually.PassesAsync(async () =>
    {
        Assert.Equal(0, await database.Door.ReadAsync(db => db.InboxEntries.CountAsync(e => e.State == InboxState.Waiting)));
        Assert.Equal(0, await database.Door.ReadAsync(db => db.Messages.CountAsync(m => m.Delivery == Delivery.Queued)));
    }, TimeSpan.FromMinutes(1));

    private async Task CountAsync()
    {
        var ids = await database.Door.ReadAsync(db => db.Messages.Where(m => m.Direction == Direction.In).Select(m => m.ProviderId!).ToListAsync());
        Assert.Equal(Crashes * MessagesPerRound, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(_acknowledged.Except(ids, StringComparer.Ordinal));

        var tickets = await database.Door.ReadAsync(db => db.Tickets.ToListAsync());
        Assert.Equal(Customers, tickets.Count);
        Assert.Empty(await database.Door.ReadAsync(db => db.QuarantineEntries.ToListAsync()));
    }

    /// <summary>No answer went out twice; one that may have gone out says that nobody knows.</summary>
    private async Task CountSentAsync(List<Guid> replies)
    {
        var arrived = _graph.Messages.GroupBy(m => (string)m["biz_opaque_callback_data"]!).ToDictionary(g => Guid.Parse(g.Key), g => g.Count());
        Assert.All(arrived.Values, times => Assert.Equal(1, times));

        var stored = await database.Door.ReadAsync(db => db.Messages.Where(m => m.Direction == Direction.Out).ToDictionaryAsync(m => m.Id));
        Assert.Equal(replies.Order(), stored.Keys.Order());
        Assert.All(stored.Values.Where(m => m.Delivery == Delivery.Sent), m => Assert.True(arrived.ContainsKey(m.Id)));
        Assert.All(stored.Values, m => Assert.True(m.Delivery is Delivery.Sent or Delivery.Sending or Delivery.Failed, $"{m.Id} is {m.Delivery}"));
    }
}
