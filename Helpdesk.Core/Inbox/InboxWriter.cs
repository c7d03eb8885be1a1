using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace Helpdesk.Core.Inbox;

/// <summary>
/// Makes deliveries durable. All that wait share one commit, so that a burst costs one flush of the disk and not hundreds; whoever
/// waits is told only after it.
/// </summary>
public sealed class InboxWriter(NpgsqlDataSource source, InboxBell bell) : BackgroundService
{
    private const int MostAtOnce = 256;

    private readonly Channel<Waiting> _waiting =
        Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4 * MostAtOnce) { SingleReader = true });

    /// <summary>Returns when the delivery would survive a power loss.</summary>
    /// <exception cref="NpgsqlException">The database is out of reach: nothing is stored, the provider must come again.</exception>
    public async Task StoreAsync(InboxEntry entry, CancellationToken stop)
    {
        var waiting = new Waiting(entry);
        await _waiting.Writer.WriteAsync(waiting, stop);
        await waiting.Stored.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>(MostAtOnce);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                batch.Clear();
                while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var next)) batch.Add(next);
                await WriteAsync(batch);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops Kestrel before its services, so nobody waits here any more.
        }
    }

    private async Task WriteAsync(IReadOnlyList<Waiting> batch)
    {
        try
        {
            await InsertAsync(batch);
        }
        catch (Exception e)
        {
            foreach (var waiting in batch) waiting.Stored.TrySetException(e);
            return;
        }

        foreach (var waiting in batch) waiting.Stored.TrySetResult();
        bell.Ring();
    }

    private async Task InsertAsync(IReadOnlyList<Waiting> batch)
    {
        await using var insert = source.CreateCommand("""
            INSERT INTO inbox_entries (id, channel_id, body, received_at, next_try_at, state, attempts)
            SELECT id, channel_id, body, received_at, received_at, 'waiting', 0
            FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::timestamptz[]) AS t (id, channel_id, body, received_at)
            """);
        Add(insert, NpgsqlDbType.Uuid, [.. batch.Select(w => w.Entry.Id)]);
        Add(insert, NpgsqlDbType.Uuid, [.. batch.Select(w => w.Entry.ChannelId)]);
        Add(insert, NpgsqlDbType.Bytea, [.. batch.Select(w => w.Entry.Body)]);
        Add(insert, NpgsqlDbType.TimestampTz, [.. batch.Select(w => w.Entry.ReceivedAt)]);
        await insert.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });

    private sealed record Waiting(InboxEntry Entry)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
