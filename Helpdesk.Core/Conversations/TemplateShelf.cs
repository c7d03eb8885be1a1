using System.Collections.Concurrent;
using Helpdesk.Core.Channels;

namespace Helpdesk.Core.Conversations;

/// <summary>The approved templates of each channel, asked for at the provider and remembered for a moment: they change by the day.</summary>
public sealed class TemplateShelf(ChannelDirectory channels, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, Shelved> _shelves = new();

    /// <param name="again">Asks anew, however fresh what we have is.</param>
    /// <exception cref="HttpRequestException">The provider does not tell now.</exception>
    /// <exception cref="RefusedException">The channel is not active.</exception>
    public async Task<IReadOnlyList<Template>> OfAsync(Guid channelId, bool again, CancellationToken stop)
    {
        if (channels.Find(channelId) is not { Active: true } channel) throw new RefusedException(Refusal.ChannelInactive);

        var now = time.GetUtcNow();
        if (!again && _shelves.TryGetValue(channelId, out var shelf) && now - shelf.At < Fresh) return shelf.Templates;

        var templates = await channels.ProviderOf(channel).TemplatesAsync(channel, stop);
        _shelves[channelId] = new Shelved(templates, now);
        return templates;
    }

    private sealed record Shelved(IReadOnlyList<Template> Templates, DateTimeOffset At);
}
