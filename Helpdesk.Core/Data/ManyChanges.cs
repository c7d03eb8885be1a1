using Helpdesk.Core.Live;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Helpdesk.Core.Data;

/// <summary>What a change of very many rows, saved part by part in one transaction, leaves to do at its end.</summary>
internal sealed class ManyChanges
{
    public const int Together = 500;

    /// <summary>More news than that would keep every screen of every node busy one by one; reading again once is cheaper.</summary>
    private const int MostNews = 200;

    private readonly HashSet<LiveEvent> _news = [];

    /// <summary>Whose words must be written anew.</summary>
    public HashSet<Guid> Customers { get; } = [];

    public IEnumerable<LiveEvent> News => _news.Count > MostNews ? [new MuchChanged()] : _news;

    public void Take(IEnumerable<EntityEntry> entries, Guid[] customers)
    {
        Customers.UnionWith(customers);
        foreach (var entity in entries.Select(e => e.Entity).OfType<Entity>())
        {
            if (_news.Count <= MostNews) _news.UnionWith(entity.News);
            entity.ForgetNews();
        }
    }
}
