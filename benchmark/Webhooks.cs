using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Helpdesk.Benchmark;

/// <summary>
/// How fast deliveries are acknowledged and worked, beside the rate at which the same database commits single rows in the same run:
/// a machine that is twice as fast or busy changes both, and hardly their ratio.
/// </summary>
internal static class Webhooks
{
    private const int Customers = 500;
    private static long _made;

    public static async Task RunAsync(AppUnderTest app, BenchmarkSettings settings)
    {
        await using (var table = app.Database.CreateCommand("CREATE TABLE bench_rows (id uuid PRIMARY KEY, body bytea NOT NULL)")) await table.ExecuteNonQueryAsync();
        await AcknowledgeAsync(app, TimeSpan.FromSeconds(2));
        await DrainAsync(app);

        var rounds = new List<(double Commits, double Acknowledged, double Worked)>();
        for (var round = 1; round <= settings.Rounds; round++)
        {
            var commits = await CommitAsync(app, TimeSpan.FromSeconds(settings.Seconds));
            var acknowledged = await AcknowledgeAsync(app, TimeSpan.FromSeconds(settings.Seconds));
            await DrainAsync(app);
            var worked = await WorkAsync(app, settings.Messages);
            rounds.Add((commits, acknowledged, worked));
            Console.WriteLine($"round {round}: commits {commits:F0}/s, acknowledged {acknowledged:F0}/s, worked {worked:F0}/s");
        }

        var commit = Median(rounds.Select(r => r.Commits));
        Console.WriteLine($"acknowledged / one-row commits: {Median(rounds.Select(r => r.Acknowledged / r.Commits)):F2}   (aim 1.0; commits {commit:F0}/s)");
        Console.WriteLine($"worked / one-row commits:       {Median(rounds.Select(r => r.Worked / r.Commits)):F2}   (aim 0.5)");
    }

    /// <summary>A signed delivery with one text message.</summary>
    public static async Task<HttpResponseMessage> PostAsync(AppUnderTest app, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/bench", UriKind.Relative)) { Content = content };
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppUnderTest.AppSecret), body))}");
        var response = await app.Http.SendAsync(request);
        return response.EnsureSuccessStatusCode();
    }

    /// <param name="from">The sender's number in digits; null for one of five hundred.</param>
    public static byte[] Body(string text, string? from = null)
    {
        var number = Interlocked.Increment(ref _made);
        from ??= $"55119{number % Customers:D8}";
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",
            "metadata":{"display_phone_number":"5511900000100","phone_number_id":"{{{AppUnderTest.NumberId}}}"},
            "contacts":[{"profile":{"name":"Cliente {{{number % Customers}}}"},"wa_id":"{{{from}}}"}],
            "messages":[{"from":"{{{from}}}","id":"wamid.bench.{{{number}}}","timestamp":"{{{seconds}}}","type":"text","text":{"body":"{{{text}}} {{{number}}}"}}]}}]}]}
            """));
    }

    /// <summary>Until nothing waits in the inbox.</summary>
    public static Task DrainAsync(AppUnderTest app) => AppUnderTest.UntilAsync(async () => await WaitingAsync(app) == 0);

    private static Task<double> CommitAsync(AppUnderTest app, TimeSpan time) => RateAsync(time, async stop =>
    {
        var body = Body("Meu PDV não abre");
        await using var connection = await app.Database.OpenConnectionAsync(CancellationToken.None);
        await using var insert = new NpgsqlCommand("INSERT INTO bench_rows VALUES ($1, $2)", connection);
        var id = insert.Parameters.Add(new NpgsqlParameter<Guid>());
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = body });
        await insert.PrepareAsync(CancellationToken.None);
        var done = 0;
        for (; !stop.IsCancellationRequested; done++)
        {
            ((NpgsqlParameter<Guid>)insert.Parameters[0]).TypedValue = Guid.CreateVersion7();
            await insert.ExecuteNonQueryAsync(CancellationToken.None);
        }

        return done;
    });

    private static Task<double> AcknowledgeAsync(AppUnderTest app, TimeSpan time) => RateAsync(time, async stop =>
    {
        var done = 0;
        for (; !stop.IsCancellationRequested; done++) (await PostAsync(app, Body("Meu PDV não abre"))).Dispose();
        return done;
    });

    /// <summary>Deliveries that lie in the inbox, as after an outage, and how fast they are worked.</summary>
    private static async Task<double> WorkAsync(AppUnderTest app, int messages)
    {
        var since = 0L;
        await using (var connection = await app.Database.OpenConnectionAsync())
        {
            await using var insert = new NpgsqlCommand("""
                INSERT INTO inbox_entries (id, channel_id, body, received_at, next_try_at, state, attempts)
                SELECT gen_random_uuid(), (SELECT id FROM channels), body, now(), now(), 'waiting', 0 FROM unnest($1::bytea[]) AS t (body)
                """, connection);
            insert.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. Enumerable.Range(0, messages).Select(_ => Body("Atrasada"))] });
            await insert.ExecuteNonQueryAsync();
        }

        (await PostAsync(app, Body("acorda"))).Dispose();
        since = Stopwatch.GetTimestamp();
        await DrainAsync(app);
        return messages / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task<double> RateAsync(TimeSpan time, Func<CancellationToken, Task<int>> work)
    {
        using var stop = new CancellationTokenSource(time);
        var since = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, BenchmarkSettings.Connections).Select(_ => Task.Run(() => work(stop.Token))));
        return done.Sum() / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task<long> WaitingAsync(AppUnderTest app)
    {
        await using var count = app.Database.CreateCommand("SELECT count(*) FROM inbox_entries WHERE state = 'waiting'");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
