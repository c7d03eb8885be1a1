using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Helpdesk.Core.Live;

/// <summary>
/// This node's ear: one connection that listens to Postgres and hands all news, this node's own too, to the <see cref="LiveHub"/> in
/// commit order. After a broken connection it publishes <see cref="NewsMissed"/>, since what was said meanwhile is gone.
/// </summary>
public sealed partial class LiveListener(NpgsqlDataSource source, LiveHub hub, TimeProvider time, ILogger<LiveListener> logger) : BackgroundService
{
    /// <summary>Postgres' name for the channel that carries the news.</summary>
    public const string Channel = "helpdesk_news";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether news reach this node right now.</summary>
    public bool Connected { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested && e is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LogLost(e);
                Connected = false;
                hub.Publish(new ConnectionLost());
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, said) => Hear(said.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);

        Connected = true;
        hub.Publish(new NewsMissed());
        while (true) await connection.WaitAsync(stop);
    }

    private void Hear(string payload)
    {
        foreach (var news in JsonSerializer.Deserialize(payload, LiveJson.Default.LiveEventArray) ?? []) hub.Publish(news is MuchChanged ? new NewsMissed() : news);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection that carries the news broke; trying again")]
    private partial void LogLost(Exception e);
}
