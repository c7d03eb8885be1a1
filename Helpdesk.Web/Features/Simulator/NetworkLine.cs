using System.Threading.Channels;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>A webhook call on its way.</summary>
/// <param name="Arrived">Told when the helpdesk answered 200.</param>
public sealed record Letter(Hook Hook, Action? Arrived);

/// <summary>The calls of one provider, in the order in which they leave.</summary>
public sealed class NetworkLine
{
    private readonly Channel<Letter> _leaving = Channel.CreateUnbounded<Letter>();
    private readonly Queue<Letter> _parked = new();
    private readonly Lock _gate = new();
    private Letter? _held;

    public IAsyncEnumerable<Letter> LeavingAsync(CancellationToken stop) => _leaving.Reader.ReadAllAsync(stop);

    /// <param name="swaps">It waits for the next one, which overtakes it.</param>
    public void Send(Letter letter, bool swaps)
    {
        lock (_gate)
        {
            if (swaps && _held is null)
            {
                _held = letter;
                return;
            }

            _leaving.Writer.TryWrite(letter);
            Release();
        }
    }

    /// <summary>What waits to be overtaken goes on.</summary>
    public void Release()
    {
        lock (_gate)
        {
            if (_held is { } held) _leaving.Writer.TryWrite(held);
            _held = null;
        }
    }

    /// <summary>Keeps it until <see cref="Unpark"/>.</summary>
    public void Park(Letter letter)
    {
        lock (_gate) _parked.Enqueue(letter);
    }

    public void Unpark(bool swaps)
    {
        lock (_gate)
        {
            while (_parked.TryDequeue(out var letter)) Send(letter, swaps);
        }
    }
}
