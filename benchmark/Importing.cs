using System.Diagnostics;
using System.Text;
using Helpdesk.Core.Transfer;
using Helpdesk.Core.Users;
using Helpdesk.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Helpdesk.Benchmark;

/// <summary>
/// A registry of customers, contacts and machines comes in from CSV files: tried, then imported, in this process and on the app's own database. Held
/// against a plain COPY of as many customers.
/// </summary>
internal static class Importing
{
    public static async Task RunAsync(AppUnderTest app, BenchmarkSettings settings)
    {
        var data = Directory.CreateTempSubdirectory("helpdesk-bench-import-");
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddStorage(app.ConnectionString, data.FullName).AddWork();
        await using var provider = services.BuildServiceProvider();
        var imports = provider.GetRequiredService<Imports>();

        var copy = await CopyAsync(app.Database, settings.Rows);
        var (before, peak) = (Process.GetCurrentProcess().WorkingSet64, 0L);
        await using var watch = new Timer(_ => peak = Math.Max(peak, Environment.WorkingSet), null, 0, 20);
        var (tried, imported) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var file in Files(settings.Rows / 3))
        {
            var since = Stopwatch.GetTimestamp();
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(file));
            var import = await imports.TakeAsync(bytes, "bench.csv", new Actor(ActorKind.User, Guid.CreateVersion7(), "Benchmark"), CancellationToken.None);
            await AppUnderTest.UntilAsync(() => Task.FromResult(!import.State.IsBusy));
            tried += Stopwatch.GetElapsedTime(since);
            since = Stopwatch.GetTimestamp();
            imports.Start(import);
            await AppUnderTest.UntilAsync(() => Task.FromResult(!import.State.IsBusy));
            imported += Stopwatch.GetElapsedTime(since);
            if (import.State is not { Stage: ImportStage.Imported, Counts.Refused: 0 }) throw new InvalidOperationException($"{import.State.Stage} {import.State.Counts} {import.State.Trouble}");
        }

        Console.WriteLine($"import: {settings.Rows:N0} rows tried in {tried.TotalSeconds:0.0} s, imported in {imported.TotalSeconds:0.0} s; a plain COPY of as many customers took {copy.TotalSeconds:0.00} s");
        Console.WriteLine($"import / plain COPY: {imported / copy:0.0}");
        Console.WriteLine($"memory above rest while importing, peak: {(peak - before) / 1048576.0:0} MiB");
        data.Delete(recursive: true);
    }

    private static async Task<TimeSpan> CopyAsync(NpgsqlDataSource database, int rows)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var like = new NpgsqlCommand("CREATE TABLE bench_customers (LIKE customers INCLUDING ALL)", connection)) await like.ExecuteNonQueryAsync();
        var since = Stopwatch.GetTimestamp();
        await using (var copy = await connection.BeginTextImportAsync("COPY bench_customers (id, external_id, legal_name, tax_regime, tags, active, created_at, updated_at) FROM STDIN"))
        {
            for (var i = 0; i < rows; i++) await copy.WriteLineAsync($"{Guid.CreateVersion7()}\tR-{i}\tLoja {i} Ltda\tunknown\t{{}}\tt\t2026-01-01\t2026-01-01");
        }

        var took = Stopwatch.GetElapsedTime(since);
        await using (var drop = new NpgsqlCommand("DROP TABLE bench_customers", connection)) await drop.ExecuteNonQueryAsync();
        return took;
    }

    private static IEnumerable<string> Files(int customers)
    {
        var all = Enumerable.Range(0, customers).ToList();
        yield return Csv("Código;Razão social;Nome fantasia;Regime;Responsável;Cidade;UF", all.Select(i => $"I-{i};Comércio de Alimentos {i} Ltda;Loja {i};SN;Pessoa {i};Campinas;SP"));
        yield return Csv("Código;Nome;Cargo;Telefone", all.Select(i => $"I-{i};Pessoa {i};Gerente;11 9{i + 10_000_000:D8}"));
        yield return Csv("Código;Máquina;AnyDesk;Função;Versão PDV", all.Select(i => $"I-{i};CAIXA-01;{990_000_000 + i};PDV;10.2.1"));
    }

    private static string Csv(string header, IEnumerable<string> lines) => $"{header}\n{string.Join('\n', lines)}\n";
}
