using System.ComponentModel.DataAnnotations;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Data;

/// <summary>A row with an identity of its own, which announces its changes; the announcement leaves with the same commit.</summary>
public abstract class Entity
{
    private List<LiveEvent>? _news;

    /// <summary>Made here and not by the database, so that events and children can name it before it is saved. Sorts by age.</summary>
    public Guid Id { get; protected init; } = Ids.New();

    /// <summary>Postgres' xmin: changes with every save of this row.</summary>
    [Timestamp]
    public uint Version { get; private set; }

    internal IReadOnlyCollection<LiveEvent> News => _news ?? [];

    internal void ForgetNews() => _news = null;

    protected void Announce(LiveEvent news)
    {
        _news ??= [];
        if (!_news.Contains(news)) _news.Add(news);
    }
}
