using System.Text;
using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Transfer;
using Helpdesk.Core.Transfer.Rows;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Transfer;

/// <summary>Caio brings the registry of the old system along.</summary>
public sealed class ImportTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    private Imports Imports => _cast.Get<Imports>();

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task A_preview_tells_of_each_row_and_changes_nothing()
    {
        var import = await CheckAsync("""
            Código;Razão social;CNPJ;Regime;UF;Cidade;Ativo;Vendedor
            C-0001;;;;são paulo;Campinas;sim;Zé
            C-0002;Loja Nova;11.222.333/0001-81;SN;SP;Itu;Não;Zé
            C-0003;;123;Simplão;XX;;;
            C-0001;Outra;;;;;;
            C-0004;Loja Velha;1,12223E+13;;;;;
            """);

        Assert.Equal(new RowCounts(1, 1, 0, 3), import.State.Counts);
        var sheet = Assert.Single(import.State.Report!.Sheets);
        Assert.Equal((TableKind.Customers, 5), (sheet.Kind, sheet.Rows));
        Assert.Equal(["Vendedor"], sheet.Unknown);
        var rows = Imports.Outcomes(import, null, 0, 10);
        Assert.Equal([("city", null, "Campinas"), ("state", null, "SP")], rows[0].Changes.Select(c => (c.Name, c.Before, c.After)));
        Assert.Equal((3, RowFate.Created, "Loja Nova"), (rows[1].Line, rows[1].Fate, rows[1].Customer));
        Assert.Equal(
            [("legalName", Refusal.FieldMissing), ("state", Refusal.StateInvalid), ("taxId", Refusal.TaxIdInvalid), ("taxRegime", Refusal.ValueUnknown)],
            rows[2].Refusals.Select(r => (r.Column, r.Refusal)).Order());
        Assert.Equal([Refusal.Repeated, Refusal.TaxIdRounded], Imports.Outcomes(import, RowFate.Refused, 1, 10).SelectMany(r => r.Refusals).Select(r => r.Refusal));
        Assert.Equal(("Campinas", 0), await _cast.Database.ReadAsync(async db => ("Campinas", await db.Customers.CountAsync(c => c.City != null))));
    }

    [Fact]
    public async Task The_good_rows_go_in_together_with_their_history_and_can_be_found()
    {
        var import = await ImportAsync("""
            Código;Razão social;CNPJ;UF
            C-0001;;;SP
            ;Loja Nova;11222333000181;MG
            C-9;Sem CNPJ válido;123;MG
            """);

        Assert.Equal((ImportStage.Imported, new RowCounts(1, 1, 0, 1)), (import.State.Stage, import.State.Counts));
        var found = Assert.Single((await _cast.Get<CustomerSearch>().ListAsync(new RegistryFilter("loja nov"), 0, 10)).Lines);
        Assert.Matches("^H-[0-9]{4}$", found.ExternalId);
        var changes = await _cast.Get<CustomerQueries>().ChangesAsync(_cast.Padaria, 10);
        Assert.Equal(("state", "SP", "Ana Prado"), Assert.Single(changes.Select(c => (c.Field, c.After, c.ActorName))));
        Assert.Equal(2, await _cast.Database.ReadAsync(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task Sheets_of_a_workbook_refer_to_each_other_in_whatever_order_they_stand()
    {
        var import = await ImportAsync(Workbook.Of(
            new Workbook.Sheet("Máquinas", [["Código", "Máquina", "AnyDesk", "Função", "Versão PDV"], ["N-1", "CAIXA-01", 990000101.0, "Caixa", 10.2], ["C-0001", "SERVIDOR", "caixa", null, null]]),
            new Workbook.Sheet("Licenças", [["CNPJ", "Módulo", "Qtd", "Válida até"], [2345678000212.0, "PDV", "1.234", new DateOnly(2027, 6, 30)]]),
            new Workbook.Sheet("Contatos", [["Código", "Nome", "Celular", "Telefone 2"], ["N-1", "Lia", "(47) 90008-1002", "4733334444"]]),
            new Workbook.Sheet("Clientes", [["Código", "Razão social", "CNPJ"], ["N-1", "Mercado Boa Vista", 2345678000212.0]]),
            new Workbook.Sheet("Rascunho", [["olá"]])));

        Assert.Equal(new RowCounts(4, 0, 0, 1), import.State.Counts);
        var card = (await _cast.Get<CustomerQueries>().CardAsync("N-1"))!;
        Assert.Equal("02345678000212", card.TaxId);
        Assert.Equal(["+554733334444", "+5547900081002"], Assert.Single(card.Contacts).Phones.Order());
        Assert.Equal((1234, new DateOnly(2027, 6, 30)), card.Licences.Where(l => l.ModuleKey == "pdv").Select(l => (l.Quantity, l.ValidUntil!.Value)).Single());
        var machine = Assert.Single(card.Machines);
        Assert.Equal(("CAIXA-01", "990000101", MachineRole.Pos, "10.2"), (machine.Name, machine.AnyDeskId, machine.Role, Assert.Single(machine.Modules).Version));
        Assert.Equal(Refusal.AnyDeskInvalid, Imports.Outcomes(import, RowFate.Refused, 0, 1)[0].Refusals[0].Refusal);
    }

    [Fact]
    public async Task A_file_of_contacts_adds_and_changes_and_removes_nobody()
    {
        await _cast.WritesAsync(Cast.Stranger, "Bom dia, aqui é a Rosana");
        await ImportAsync("""
            Código;Nome;Função;Telefone 1;Telefone 2
            C-0001;Maria Souza;Dona;;
            C-0001;Rosana;Gerente;47 90000-3381;
            C-0001;Rosana;;47 90000-3382;
            """);

        var card = (await _cast.Get<CustomerQueries>().CardAsync(_cast.Padaria))!;
        Assert.Equal([("Maria Souza", "Dona", 1), ("Rosana", "Gerente", 2)], card.Contacts.Select(c => (c.Name, c.Role, c.Phones.Count)));
        Assert.Equal(_cast.Padaria, (await _cast.OnlyTicketAsync()).CustomerId);
    }

    [Fact]
    public async Task What_changed_since_the_preview_is_shown_again_before_anything_is_written()
    {
        var import = await CheckAsync("Código;Cidade;UF\nC-0001;Campinas;SP\nC-0002;Itu;SP\n");
        var version = (await _cast.Get<CustomerQueries>().CardAsync("C-0001"))!.Version;
        await _cast.Get<Registry>().ChangeAsync("C-0001", version, e => e with { City = "Campinas" }, Actor.Of(_cast.Bia));

        await StartAsync(import);

        Assert.Equal((ImportStage.Checked, 1), (import.State.Stage, import.State.Counts.Differing));
        Assert.Equal(["state"], Imports.Outcomes(import, null, 0, 1).Single(r => r.Differs).Changes.Select(c => c.Name));
        Assert.Null((await _cast.Get<CustomerQueries>().CardAsync("C-0001"))!.State);

        await StartAsync(import);
        Assert.Equal((ImportStage.Imported, "SP"), (import.State.Stage, (await _cast.Get<CustomerQueries>().CardAsync("C-0001"))!.State));
    }

    [Fact]
    public async Task A_large_import_is_one_piece_of_news_and_is_taken_back_when_it_is_stopped()
    {
        var rows = new StringBuilder("Código;Razão social;Cidade\n");
        for (var i = 0; i < 1_500; i++) rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"L-{i};Loja {i};Itu\n");
        var import = await CheckAsync(rows.ToString());
        import.Changed += StopHalfway;

        await StartAsync(import);
        Assert.Equal((ImportStage.Checked, true), (import.State.Stage, import.State.TakenBack));
        Assert.Equal(1, await _cast.Database.ReadAsync(db => db.Customers.CountAsync()));

        import.Changed -= StopHalfway;
        var heard = new List<LiveEvent>();
        using var ear = _cast.Get<LiveHub>().Subscribe(news =>
        {
            lock (heard) heard.Add(news);
            return Task.CompletedTask;
        });
        await _cast.Get<LiveListener>().StartAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => heard.Count > 0);
        lock (heard) heard.Clear();
        await StartAsync(import);

        Assert.Equal(1_501, await _cast.Database.ReadAsync(db => db.Customers.CountAsync()));
        await Eventually.IsTrueAsync(() => heard.Count > 0);
        Assert.IsType<NewsMissed>(Assert.Single(heard));
        await _cast.Get<LiveListener>().StopAsync(CancellationToken.None);

        void StopHalfway(object? sender, EventArgs e)
        {
            if (import.State.Done >= 500) Imports.Stop(import);
        }
    }

    [Fact]
    public async Task Of_two_who_import_the_same_at_once_one_does_and_the_other_is_told()
    {
        const string File = "Código;Razão social\nZ-1;Loja Um\nZ-2;Loja Dois\n";
        var (ana, bia) = (await CheckAsync(File), await CheckAsync(File, _cast.Bia));

        await Task.WhenAll(StartAsync(ana), StartAsync(bia));

        Assert.Equal([ImportStage.Checked, ImportStage.Imported], new[] { ana, bia }.Select(i => i.State.Stage).Order());
        var told = new[] { ana, bia }.Single(i => i.State.Stage == ImportStage.Checked).State.Counts;
        Assert.Equal((2, 2), (told.Unchanged, told.Differing));
        Assert.Equal(3, await _cast.Database.ReadAsync(db => db.Customers.CountAsync()));
    }

    private async Task<Import> ImportAsync(object file)
    {
        var import = await CheckAsync(file);
        await StartAsync(import);
        return import;
    }

    private async Task<Import> CheckAsync(object file, User? by = null)
    {
        using var bytes = new MemoryStream(file as byte[] ?? Encoding.UTF8.GetBytes((string)file));
        var import = await Imports.TakeAsync(bytes, "clientes.csv", Actor.Of(by ?? _cast.Ana), CancellationToken.None);
        await import.Running;
        Assert.True(import.State.Stage == ImportStage.Checked, $"{import.State.Trouble}");
        return import;
    }

    private Task StartAsync(Import import)
    {
        Imports.Start(import);
        return import.Running;
    }
}
