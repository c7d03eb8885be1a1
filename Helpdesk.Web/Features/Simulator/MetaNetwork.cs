using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>A webhook call on its way.</summary>
/// <param name="Arrived">Told when the helpdesk answered 200.</param>
public sealed record MetaDelivery(string Kind, JsonObject Body, Action? Arrived);

/// <summary>What became of a webhook call.</summary>
public sealed record Travelled(DateTimeOffset At, string Kind, int Status, double Milliseconds);

/// <summary>
/// Carries the fake Meta's webhook calls to the real endpoint, signed and over real HTTP. Like Meta it tries again until it hears 200;
/// on request it delivers twice, or lets a later call overtake an earlier one.
/// </summary>
public sealed class MetaNetwork(IServer server, ChannelDirectory channels, IHttpClientFactory clients, TimeProvider time) : BackgroundService
{
    public const string Client = "Simulator";
    private const int Remembered = 12;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Channel<MetaDelivery> _waiting = System.Threading.Channels.Channel.CreateUnbounded<MetaDelivery>();
    private readonly ConcurrentQueue<Travelled> _travelled = new();
    private MetaDelivery? _held;
    private bool _swaps;

    public event EventHandler? Changed;

    public bool Twice { get; set; }

    /// <summary>Each call waits for the next one, which overtakes it. Switched off, what waits goes on.</summary>
    public bool Swaps
    {
        get => _swaps;
        set
        {
            _swaps = value;
            if (!value && Interlocked.Exchange(ref _held, null) is { } held) _waiting.Writer.TryWrite(held);
        }
    }

    /// <summary>The last calls, newest first.</summary>
    public IReadOnlyList<Travelled> Log => [.. _travelled.Reverse()];

    public ChannelAccess Channel => channels.Find(DemoData.ChannelKey) ?? throw new InvalidOperationException("The demo channel is not declared.");

    public void Carry(MetaDelivery delivery)
    {
        if (!Swaps) _waiting.Writer.TryWrite(delivery);
        else if (Interlocked.Exchange(ref _held, null) is not { } held) _held = delivery;
        else foreach (var next in new[] { delivery, held }) _waiting.Writer.TryWrite(next);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var delivery in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            for (var times = Twice ? 2 : 1; times > 0; times--) await DeliverAsync(delivery, stoppingToken);
            delivery.Arrived?.Invoke();
        }
    }

    private async Task DeliverAsync(MetaDelivery delivery, CancellationToken stop)
    {
        var body = MetaBodies.Write(delivery.Body);
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            var (since, at) = (time.GetTimestamp(), time.GetUtcNow());
            var status = await PostAsync(body, stop);
            Note(new Travelled(at, delivery.Kind, status, time.GetElapsedTime(since).TotalMilliseconds));
            if (status == StatusCodes.Status200OK) return;

            await Task.Delay(pause, time, stop);
        }
    }

    private async Task<int> PostAsync(byte[] body, CancellationToken stop)
    {
        if (OwnAddress.Of(server) is not { } address) return 0;

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/webhooks/{DemoData.ChannelKey}"));
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Channel["AppSecret"]), body);
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(signature)}");
        try
        {
            using var answer = await clients.CreateClient(Client).SendAsync(request, stop);
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return 0;
        }
    }

    private void Note(Travelled travelled)
    {
        _travelled.Enqueue(travelled);
        while (_travelled.Count > Remembered) _travelled.TryDequeue(out _);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
