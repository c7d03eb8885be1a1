using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Customers;

/// <summary>
/// Finds customers while somebody types: every word must stand somewhere in what a customer is found by, accents and punctuation
/// aside; where nothing does, names that are written nearly so.
/// </summary>
public sealed class CustomerSearch(Database database)
{
    /// <summary>How like a name must be to what was typed, 0 to 1 (pg_trgm: word_similarity). Comparing is dear, so the less alike are looked at only where nobody is more so.</summary>
    private static readonly float[] Likenesses = [0.55f, 0.45f];

    /// <summary>Fewer letters than that have no trigrams: alone they are looked for where names begin.</summary>
    internal const int Trigram = 3;

    /// <summary>More than that is not counted: nobody goes through it, they write another letter.</summary>
    private const int MostCounted = 5_000;

    /// <summary>A page by name; of what was only found by likeness, the likest first.</summary>
    public Task<CustomerPage> ListAsync(RegistryFilter filter, int skip, int most) => database.ReadAsync(async db =>
    {
        var all = Filtered(db, filter);
        var words = SearchText.WordsOf(filter.Text);
        if (words.Count == 0) return new CustomerPage(await LinesAsync(ByName(all).Skip(skip).Take(Math.Min(most, Limits.Page))), await all.CountAsync());

        var indexed = words.Any(word => word.Text.Length >= Trigram);
        var found = words.Aggregate(all, (customers, word) => indexed ? Containing(customers, word) : Beginning(customers, word));

        // Looking is what costs, so it is done once, for the number and the page; and all at once, since whoever looks for thirty by name walks through many that are not meant.
        var ids = await ByName(found).Select(c => c.Id).Take(MostCounted + 1).ToListAsync();
        var alike = ids.Count == 0;
        if (alike) ids = await AlikeAsync(db, all, string.Join(' ', words.Select(word => word.Text)));
        return new CustomerPage(await PageAsync(db, [.. ids.Skip(skip).Take(Math.Min(most, Limits.Page))]), Math.Min(ids.Count, MostCounted)) { ByLikeness = alike, HasMore = ids.Count > MostCounted };
    });

    internal const string SortName = "SortName";
    internal const string NameWords = "NameWords";
    internal const string SearchWords = "SearchWords";
    internal const string HasMachines = "HasMachines";
    internal const string HasPhone = "HasPhone";

    private static IQueryable<Customer> Beginning(IQueryable<Customer> customers, SearchWord word)
    {
        var beginning = $"{Like.Escape(word.Text)}%";
        return customers.Where(c => EF.Functions.Like(EF.Property<string>(c, SortName), beginning, Like.EscapeSign));
    }

    /// <summary>A short word ("bar do zé") is looked for in what the longer ones find.</summary>
    internal static IQueryable<Customer> Containing(IQueryable<Customer> customers, SearchWord word)
    {
        // Spelt out: the index answers each LIKE, and none that goes through a list.
        return word.Forms.Select(Like.Containing).ToList() switch
        {
            [var only] => customers.Where(c => EF.Functions.Like(EF.Property<string>(c, SearchWords), only, Like.EscapeSign)),
            [var one, var other] => customers.Where(c => EF.Functions.Like(EF.Property<string>(c, SearchWords), one, Like.EscapeSign)
                || EF.Functions.Like(EF.Property<string>(c, SearchWords), other, Like.EscapeSign)),
            [var first, var second, var third, ..] => customers.Where(c => EF.Functions.Like(EF.Property<string>(c, SearchWords), first, Like.EscapeSign)
                || EF.Functions.Like(EF.Property<string>(c, SearchWords), second, Like.EscapeSign)
                || EF.Functions.Like(EF.Property<string>(c, SearchWords), third, Like.EscapeSign)),
            [] => customers,
        };
    }

    private static async Task<List<Guid>> AlikeAsync(HelpdeskDb db, IQueryable<Customer> all, string text)
    {
        await using var own = await db.Database.BeginTransactionAsync();
        foreach (var likeness in Likenesses)
        {
            await db.Database.ExecuteSqlAsync($"SELECT set_config('pg_trgm.word_similarity_threshold', {likeness}::text, true)");

            // Who comes after the first page's worth is not alike.
            var alike = await all.Where(c => EF.Functions.TrigramsAreWordSimilar(text, EF.Property<string>(c, NameWords)))
                .OrderBy(c => EF.Functions.TrigramsWordSimilarityDistance(text, EF.Property<string>(c, NameWords))).ThenBy(c => c.Id)
                .Take(Limits.Page).Select(c => c.Id).ToListAsync();
            if (alike.Count > 0) return alike;
        }

        return [];
    }

    private static async Task<List<CustomerLine>> PageAsync(HelpdeskDb db, Guid[] ids)
    {
        var lines = (await LinesAsync(db.Customers.Where(c => ids.Contains(c.Id)))).ToDictionary(line => line.Id);
        return [.. ids.Select(lines.GetValueOrDefault).OfType<CustomerLine>()];
    }

    private static IOrderedQueryable<Customer> ByName(IQueryable<Customer> customers) => customers.OrderBy(c => EF.Property<string>(c, SortName)).ThenBy(c => c.Id);

    private static IQueryable<Customer> Filtered(HelpdeskDb db, RegistryFilter filter)
    {
        IQueryable<Customer> customers = db.Customers;
        if (filter.Active is { } active) customers = customers.Where(c => c.Active == active);
        if (filter.Module is { } module) customers = customers.Where(c => c.Licences.Any(l => l.ModuleKey == module && l.Quantity > 0));
        if (filter.Regime is { } regime) customers = customers.Where(c => c.TaxRegime == regime);
        if (filter.State is { } state) customers = customers.Where(c => c.State == state);
        if (filter.Tag is { } tag) customers = customers.Where(c => c.Tags.Contains(tag));
        if (filter.WithoutMachines) customers = customers.Where(c => !EF.Property<bool>(c, HasMachines));
        if (filter.WithoutPhone) customers = customers.Where(c => !EF.Property<bool>(c, HasPhone));
        return customers;
    }

    private static Task<List<CustomerLine>> LinesAsync(IQueryable<Customer> customers) => customers
        .Select(c => new CustomerLine(
            c.Id, c.ExternalId, c.TradeName ?? c.LegalName, c.LegalName, c.TaxId, c.TaxRegime, c.ResponsibleName, c.Active,
            c.Machines.Count, c.Contacts.SelectMany(contact => contact.Phones).OrderBy(p => p.Id).Select(p => p.Number).FirstOrDefault())
        {
            City = c.City,
            State = c.State,
        })
        .ToListAsync();
}

/// <summary>Which customers somebody wants to see. What is null does not matter.</summary>
public sealed record RegistryFilter(string? Text = null)
{
    public string? Module { get; init; }
    public TaxRegime? Regime { get; init; }
    public string? State { get; init; }
    public string? Tag { get; init; }
    public bool? Active { get; init; }
    public bool WithoutMachines { get; init; }
    public bool WithoutPhone { get; init; }
}
