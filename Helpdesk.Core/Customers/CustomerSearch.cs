using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Customers;

/// <summary>
/// Finds customers while somebody types: every word must stand somewhere in what a customer is found by, accents and punctuation
/// aside; where nothing does, names that are written nearly so.
/// </summary>
public sealed class CustomerSearch(Database database)
{
    /// <summary>How like a word must be to what was typed, 0 to 1 (pg_trgm: word_similarity).</summary>
    private const float Likeness = 0.45f;

    /// <summary>Fewer letters than that have no trigrams: alone they are looked for where names begin.</summary>
    internal const int Trigram = 3;

    /// <summary>A page by name; of what was only found by likeness, the likest first.</summary>
    public Task<CustomerPage> ListAsync(RegistryFilter filter, int skip, int most) => database.ReadAsync(async db =>
    {
        var all = Filtered(db, filter);
        var words = SearchText.WordsOf(filter.Text);
        var indexed = words.Any(word => word.Text.Length >= Trigram);
        var found = words.Aggregate(all, (customers, word) => indexed ? Containing(customers, word) : Beginning(customers, word));
        var total = await found.CountAsync();
        var exact = found.OrderBy(c => EF.Property<string>(c, SortName)).ThenBy(c => c.Id);
        if (total > 0 || words.Count == 0) return new CustomerPage(await LinesAsync(exact, skip, most), total);

        return await AlikeAsync(db, all, string.Join(' ', words.Select(word => word.Text)), skip, most);
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

    private static async Task<CustomerPage> AlikeAsync(HelpdeskDb db, IQueryable<Customer> all, string text, int skip, int most)
    {
        await using var own = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT set_config('pg_trgm.word_similarity_threshold', {Likeness}::text, true)");

        // Comparing is dear, so it is done once; who comes after the first page's worth is not alike.
        var alike = await all.Where(c => EF.Functions.TrigramsAreWordSimilar(text, EF.Property<string>(c, NameWords)))
            .OrderBy(c => EF.Functions.TrigramsWordSimilarityDistance(text, EF.Property<string>(c, NameWords))).ThenBy(c => c.Id)
            .Take(Limits.Page).Select(c => c.Id).ToListAsync();
        var page = alike.Skip(skip).Take(most).ToList();
        var lines = (await LinesAsync(db.Customers.Where(c => page.Contains(c.Id)), 0, most)).ToDictionary(line => line.Id);
        return new CustomerPage([.. page.Select(lines.GetValueOrDefault).OfType<CustomerLine>()], alike.Count) { ByLikeness = true };
    }

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

    private static Task<List<CustomerLine>> LinesAsync(IQueryable<Customer> ordered, int skip, int most) => ordered
        .Skip(skip).Take(Math.Min(most, Limits.Page))
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
