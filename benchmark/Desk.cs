using System.Globalization;
using Helpdesk.Core.Data;
using Helpdesk.Core.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Helpdesk.Benchmark;

/// <summary>
/// The technician's desk after two busy years: how soon a ticket is open, how soon what was said is found, and how little a pushed message
/// draws. Beside them, in the same run, the plain reading of as many messages by their keys.
/// </summary>
internal static class Desk
{
    private const int MessagesEach = 20;
    private const int Times = 200;
    private const int WarmUp = 300;
    private const int Pushes = 20;
    private const int PerKind = 5;
    private const double OpenAim = 30;

    /// <summary>Nobody opens the next ticket in the moment that one stands: what follows it (presence, similar cases) is not counted to the next.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private const double SearchAim = 200;

    private static readonly string[] Openings = ["Bom dia, o", "Aqui o", "Pessoal, nosso", "De novo o", "Olá, agora o", "Veja só, o", "Por favor, o"];

    private static readonly string[] Things =
        ["cupom", "leitor", "estoque", "relatório", "certificado", "boleto", "sistema", "servidor", "teclado", "pinpad", "cadastro", "preço", "romaneio", "inventário", "orçamento", "pedido",
         "balança", "etiqueta", "gaveta", "impressora", "backup", "usuário", "vendedor", "desconto", "imposto", "sped", "nota", "troco", "fechamento", "painel", "gráfico"];

    private static readonly string[] Troubles =
        ["não abre", "trava", "mostra erro", "ficou lento", "não imprime", "sumiu", "está vencido", "não grava", "duplica", "fecha sozinho", "pede senha", "perdeu conexão", "não calcula",
         "mostra valor errado", "não atualiza", "rejeita tudo", "demora demais", "não aparece", "veio em branco"];

    public static async Task RunAsync(AppUnderTest app, BenchmarkSettings settings)
    {
        await SqlFiles.RunAsync(app.Database, "desk.sql", ("tickets", $"{settings.DeskTickets}"),
            ("openings", SqlFiles.Array(Openings)), ("things", SqlFiles.Array(Things)), ("troubles", SqlFiles.Array(Troubles)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{settings.DeskTickets} tickets, {settings.DeskTickets * MessagesEach} messages"));
        var opened = await OpenAsync(app, settings);
        await DrawAsync(app, opened);
        await SearchAsync(app, settings.Searches);
    }

    /// <returns>Bytes that an opened ticket draws.</returns>
    private static async Task<double> OpenAsync(AppUnderTest app, BenchmarkSettings settings)
    {
        var tickets = await TicketsAsync(app.Database, "t.status <> 'done'");
        var oldest = await TicketsAsync(app.Database, $"t.number <= {1_000_000 + settings.DeskTickets / 10}");
        var next = 0;
        var floor = await Timing.OfAsync(Times, () => FiftyAsync(app.Database, tickets[next++ % tickets.Count].Conversation));
        Console.WriteLine($"fifty messages by their keys: median {floor.Median:F1} ms, p95 {floor.P95:F1} ms");

        await using var console = await Fleet.StartAsync(app);
        await console.AskAsync("open 1 /tickets");
        var bytes = new List<double>();
        await ShowAsync("a ticket, conversation and customer", tickets);
        await ShowAsync("one with 100,000 messages", oldest);
        return Timing.Of(bytes).Median;

        async Task ShowAsync(string what, List<Opened> from)
        {
            var times = new List<double>();
            foreach (var ticket in from)
            {
                await Task.Delay(Glance);
                var visit = await console.AskAsync<Visit>($"visit /tickets/{ticket.Number} {ticket.Text} {ticket.Machine}");
                times.Add(visit.Ms);
                bytes.Add(visit.Bytes);
            }

            var taken = Timing.Of(times.Skip(WarmUp));
            Console.WriteLine($"  {what,-38} median {taken.Median,6:F1} ms   p95 {taken.P95,6:F1} ms (aim {OpenAim:F0})   {taken.Median / floor.Median,5:F1} times its messages by their keys");
        }
    }

    private static async Task DrawAsync(AppUnderTest app, double opened)
    {
        var tickets = await TicketsAsync(app.Database, "t.status <> 'done'");
        await using var consoles = await Fleet.StartAsync(app);
        foreach (var ticket in tickets.Take(2)) await consoles.AskAsync($"open 1 /tickets/{ticket.Number}?view=open");
        var drawn = new List<Drawn[]>();
        for (var i = 0; i < Pushes; i++)
        {
            var text = $"sinal-{Guid.CreateVersion7():N}";
            await consoles.AskAsync("drawn");
            await consoles.AskAsync($"watch {text}");
            (await Webhooks.PostAsync(app, Webhooks.Body(text, tickets[0].Phone))).Dispose();
            await consoles.HearAsync();
            drawn.Add(await consoles.AskAsync<Drawn[]>("drawn"));
        }

        foreach (var (what, at) in new[] { ("its conversation is open", 0), ("another is open", 1) })
        {
            var (pieces, bytes) = (Timing.Of(drawn.Select(d => (double)d[at].Pieces)), Timing.Of(drawn.Select(d => (double)d[at].Bytes)));
            Console.WriteLine($"  a message where {what,-26} {bytes.Median,6:F0} bytes in {pieces.Median} components   {bytes.Median / opened:P1} of what an opened ticket draws ({opened / 1024:F0} KiB)");
        }
    }

    private static async Task SearchAsync(AppUnderTest app, int times)
    {
        var database = new Database(new PooledDbContextFactory<HelpdeskDb>(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(app.Database).Options));
        var search = new WordSearch(database, new MessageSearch(database, TimeProvider.System), new Vocabulary(database, TimeProvider.System));
        foreach (var (kind, typed) in new[]
        {
            ("a word of every fourth message", "caixa"), ("a word of 300 messages", "sanfona"), ("a word and the beginning of one", "certificado ven"), ("three words", "impressora não imprime caixa"),
            ("two words, never together", "sanfona romaneio"), ("a misspelt word", "certifcado vencdo"), ("letters that begin much", "re"), ("what is nowhere", "zebrafone"),
        })
        {
            var found = 0;
            var taken = await Timing.OfAsync(times, async () =>
            {
                var work = await search.FindAsync(typed, PerKind);
                found = work.Messages.Count + work.Tickets.Count + work.Solutions.Count;
            });
            Console.WriteLine($"  {kind,-38} median {taken.Median,6:F1} ms   p95 {taken.P95,6:F1} ms (aim {SearchAim:F0})   ({found} shown)");
        }
    }

    private static async Task FiftyAsync(NpgsqlDataSource database, Guid conversation)
    {
        await using var read = database.CreateCommand("SELECT * FROM messages WHERE conversation_id = $1 ORDER BY sent_at DESC LIMIT 50");
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = conversation });
        await using var rows = await read.ExecuteReaderAsync();
        while (await rows.ReadAsync()) { }
    }

    /// <summary>In any order; each with a text that only its conversation has near its end, since the list shows the last line itself.</summary>
    private static async Task<List<Opened>> TicketsAsync(NpgsqlDataSource database, string which)
    {
        await using var read = database.CreateCommand($"""
            SELECT t.number, t.conversation_id, substr(p.number, 2), (SELECT name FROM machines m WHERE m.customer_id = t.customer_id ORDER BY name LIMIT 1),
                (SELECT right(text, 9) FROM messages m WHERE m.conversation_id = t.conversation_id ORDER BY sent_at DESC OFFSET 5 LIMIT 1)
            FROM tickets t JOIN contact_phones p ON p.contact_id = t.contact_id WHERE t.number > 1000000 AND {which} ORDER BY md5(t.number::text) LIMIT {Times + WarmUp}
            """);
        await using var rows = await read.ExecuteReaderAsync();
        var tickets = new List<Opened>();
        while (await rows.ReadAsync()) tickets.Add(new(rows.GetInt64(0), rows.GetGuid(1), rows.GetString(2), rows.GetString(3), rows.GetString(4)));
        return tickets;
    }

    private sealed record Opened(long Number, Guid Conversation, string Phone, string Machine, string Text);

    private sealed record Visit(double Ms, double Bytes);

    private sealed record Drawn(int Batches, int Pieces, int Bytes);
}
