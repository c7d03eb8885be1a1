using System.Collections.Concurrent;
using Helpdesk.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>What became of a webhook call.</summary>
/// <param name="Via">The provider, as people write it.</param>
public sealed record Travelled(DateTimeOffset At, string Via, string Kind, int Status, double Milliseconds);

/// <summary>
/// Carries the fake providers' webhook calls to the real endpoints, over real HTTP. It tries again as long as the provider would; on
/// request it delivers twice, or lets a later call overtake an earlier one.
/// </summary>
public sealed class Network(IEnumerable<PhoneWire> wires, IServer server, IHttpClientFactory clients, TimeProvider time) : BackgroundService
{
    public const string Client = "Simulator";
    private const int Remembered = 12;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Dictionary<PhoneWire, NetworkLine> _lines = wires.ToDictionary(wire => wire, _ => new NetworkLine());
    private readonly ConcurrentQueue<Travelled> _travelled = new();
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
            if (value) return;

            foreach (var line in _lines.Values) line.Release();
        }
    }

    /// <summary>The last calls, newest first.</summary>
    public IReadOnlyList<Travelled> Log => [.. _travelled.Reverse()];

    /// <param name="arrived">Told when the helpdesk has taken the last of them.</param>
    public void Carry(PhoneWire wire, IEnumerable<Hook> hooks, Action? arrived = null)
    {
        var line = _lines[wire];
        var letters = hooks.Select(hook => new Letter(hook, null)).ToList();
        if (letters.Count > 0) letters[^1] = letters[^1] with { Arrived = arrived };
        foreach (var letter in letters)
        {
            if (wire.Linked) line.Send(letter, Swaps);
            else line.Park(letter);
        }
    }

    /// <summary>Links or unlinks our number. The provider says so at once; what waited follows.</summary>
    public void Link(PhoneWire wire, bool linked)
    {
        wire.Linked = linked;
        foreach (var hook in wire.TellLink(time.GetUtcNow())) _lines[wire].Send(new Letter(hook, null), swaps: false);
        if (linked) _lines[wire].Unpark(Swaps);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_lines.Select(pair => RunAsync(pair.Key, pair.Value, stoppingToken)));

    private async Task RunAsync(PhoneWire wire, NetworkLine line, CancellationToken stop)
    {
        await foreach (var letter in line.LeavingAsync(stop))
        {
            var arrived = false;
            for (var times = Twice ? 2 : 1; times > 0; times--) arrived |= await DeliverAsync(wire, letter.Hook, stop);
            if (arrived) letter.Arrived?.Invoke();
        }
    }

    private async Task<bool> DeliverAsync(PhoneWire wire, Hook hook, CancellationToken stop)
    {
        var pause = FirstPause;
        for (var tries = wire.Tries; ; tries--)
        {
            var (since, at) = (time.GetTimestamp(), time.GetUtcNow());
            var status = await PostAsync(wire, hook, stop);
            Note(new Travelled(at, wire.Demo.Brand, hook.Kind, status, time.GetElapsedTime(since).TotalMilliseconds));
            if (status == StatusCodes.Status200OK || tries <= 1) return status == StatusCodes.Status200OK;

            await Task.Delay(pause, time, stop);
            if (pause < LongestPause) pause *= 2;
        }
    }

    private async Task<int> PostAsync(PhoneWire wire, Hook hook, CancellationToken stop)
    {
        if (OwnAddress.Of(server) is not { } address) return 0;

        using var request = wire.Pack(hook.Body);
        request.RequestUri = new Uri(address, request.RequestUri!);
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
