using System.Globalization;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.Benchmark;

/// <summary>
/// How soon a large registry answers while somebody types, beside a page of it that is read by its keys in the same run: that is what
/// any answer costs here.
/// </summary>
internal static class Search
{
    private const int Page = 30;
    private const double Aim = 50;

    private static readonly string[] Trades =
        ["Padaria", "Mercado", "Farmácia", "Ótica", "Restaurante", "Lanchonete", "Posto", "Hotel", "Clínica", "Papelaria", "Livraria", "Açougue", "Peixaria", "Boutique", "Oficina"];

    private static readonly string[] Names =
        ["Pão Quente", "Bom Preço", "Vida Nova", "Visão Clara", "Tempero de Minas", "Boa Vista", "Alto da Serra", "Serra Azul", "Bem Viver", "Rota Sul", "Flor de Lis", "Água Clara",
         "Amigo Fiel", "Porto do Sol", "Três Rios", "Campo Forte", "Beira Mar", "Mel e Canela", "Passo Certo", "Estrela Guia"];

    public static async Task RunAsync(AppUnderTest app, BenchmarkSettings settings)
    {
        // Written by one statement each; what customers are found by last, as CustomerWords does it.
        await SqlFiles.RunAsync(app.Database, "registry.sql", ("customers", $"{settings.Customers}"),
            ("states", SqlFiles.Array(States.All)), ("trades", SqlFiles.Array(Trades)), ("names", SqlFiles.Array(Names)));
        var search = new CustomerSearch(new Database(new Contexts(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(app.Database).Options)));
        var random = new Random(20_261_101);
        var ids = await IdsAsync(app.Database);
        var floor = await Timing.OfAsync(settings.Searches, () => ByKeysAsync(app.Database, [.. Enumerable.Range(0, Page).Select(_ => ids[random.Next(ids.Count)])]));

        Console.WriteLine($"{settings.Customers} customers, {settings.Customers * 3} machines; {settings.Searches} searches of each kind; a page by its keys: p95 {floor.P95:F1} ms");
        var slowest = 0.0;
        foreach (var (kind, ask) in Questions(random, settings.Customers))
        {
            var found = 0;
            var times = await Timing.OfAsync(settings.Searches, async () => found = (await search.ListAsync(ask(), 0, Page)).Total);
            slowest = Math.Max(slowest, times.P95);
            Console.WriteLine($"  {kind,-22} median {times.Median,6:F1} ms   p95 {times.P95,6:F1} ms   {times.P95 / floor.P95,5:F1} times a page by its keys   ({found} found last)");
        }

        Console.WriteLine($"slowest search: p95 {slowest:F1} ms   (aim {Aim:F0} ms)");
    }

    private static IEnumerable<(string Kind, Func<RegistryFilter> Ask)> Questions(Random random, int customers)
    {
        yield return ("everything", () => new());
        yield return ("a whole name", () => new(NameOf(Number())));
        yield return ("a trade and a name", () => new($"{Trade()} {Name()}"));
        yield return ("one common word", () => new(Trade().ToLowerInvariant()));
        yield return ("CNPJ", () => new(TaxId(Number())));
        yield return ("beginning of a CNPJ", () => new(TaxId(Number())[..10]));
        yield return ("phone", () => new(Phone(Number(), "9")));
        yield return ("phone in its old form", () => new(Phone(Number(), "")));
        yield return ("AnyDesk code", () => new((990_000_000 + Number()).ToString("000 000 000", CultureInfo.InvariantCulture)));
        yield return ("name of a machine", () => new($"CX-{Number()}-{random.Next(1, 4)}"));
        yield return ("misspelt", () => new($"{Misspelt(Trade())} {Misspelt(Name())}"));
        yield return ("two letters", () => new(Trade()[..2]));
        yield return ("state and regime", () => new() { State = States.All[random.Next(States.All.Count)], Regime = TaxRegime.SimplesNacional });
        yield return ("module and a word", () => new(Name().Split(' ')[0]) { Module = "tef" });
        yield return ("without machines", () => new() { WithoutMachines = true });
        yield return ("without a phone", () => new() { WithoutPhone = true });

        string Trade() => Trades[random.Next(Trades.Length)];
        string Name() => Names[random.Next(Names.Length)];
        int Number() => random.Next(1, customers);
        string Misspelt(string word) => word.Remove(1 + random.Next(word.Length - 2), 1);
    }

    /// <summary>As registry.sql makes it.</summary>
    private static string NameOf(int n) => $"{Trades[n % Trades.Length]} {Names[n / 7 % Names.Length]} {n}";

    private static string TaxId(int n) => string.Create(CultureInfo.InvariantCulture, $"{10_000_000 + n:00\\.000\\.000}/0001-{n % 100:00}");

    private static string Phone(int n, string ninth) => string.Create(CultureInfo.InvariantCulture, $"(11) {ninth}{80_000_000 + n:0000-0000}");

    private static async Task ByKeysAsync(NpgsqlDataSource database, Guid[] ids)
    {
        await using var read = database.CreateCommand("SELECT * FROM customers WHERE id = ANY($1)");
        read.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var rows = await read.ExecuteReaderAsync();
        while (await rows.ReadAsync()) { }
    }

    private static async Task<List<Guid>> IdsAsync(NpgsqlDataSource database)
    {
        await using var read = database.CreateCommand("SELECT id FROM customers");
        await using var rows = await read.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await rows.ReadAsync()) ids.Add(rows.GetGuid(0));
        return ids;
    }

    private sealed class Contexts(DbContextOptions<HelpdeskDb> options) : IDbContextFactory<HelpdeskDb>
    {
        public HelpdeskDb CreateDbContext() => new(options);
    }
}
