using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Transfer;
using Helpdesk.Core.Transfer.Rows;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Transfer;

/// <summary>What goes out comes back as it was.</summary>
public sealed class RoundTripTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private Cast _cast = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await _cast.Get<Registry>().PutAsync(new CustomerEntry("=1+1")
        {
            LegalName = "'=HYPERLINK(\"http://evil.example\")",
            TradeName = "@loja; \"aspas\"",
            TaxRegime = TaxRegime.ImuneIsenta,
            Notes = "-5 graus\nduas linhas",
            Tags = ["a,b"],
            Active = false,
            Contacts =
            [
                new ContactEntry("Zé", "+gerente", ["+5511900001111", "+5511900002222", "+5511900003333", "+5511900004444", "+351910000000"]),
                new ContactEntry("Zé", null, ["+551133334444"]), new ContactEntry("Sem telefone", null, []),
            ],
            Licences = [new LicenceEntry("pdv", 1_234, new DateOnly(2027, 2, 28)), new LicenceEntry("bi", 0)],
            Machines = [new MachineEntry("CAIXA", "caixa@ad", MachineRole.Pos, [new ModuleVersionEntry("pdv", "10.10")], "=nota"), new MachineEntry("caixa", "1990000101", MachineRole.Server, [])],
        }, Actor.Of(_cast.Ana));
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return _cast.DisposeAsync();
    }

    [Fact]
    public async Task A_workbook_is_sound_harmless_and_changes_nothing_when_it_is_read_back()
    {
        var path = _directory.In("all.xlsx");
        await using (var file = File.Create(path)) await _cast.Get<Exports>().WorkbookAsync(file, Stop);

        Assert.Empty(Workbook.Mistakes(path));
        var import = await CheckAsync(path);
        Assert.Equal((0, 0, 0), (import.State.Counts.Created, import.State.Counts.Changed, import.State.Counts.Refused));
        Assert.Equal([TableKind.Customers, TableKind.Contacts, TableKind.Licences, TableKind.Machines], import.State.Report!.Sheets.Select(s => s.Kind));
        Assert.All(import.State.Report.Sheets, sheet => Assert.Empty(sheet.Unknown));
    }

    [Theory]
    [InlineData(TableKind.Customers)]
    [InlineData(TableKind.Contacts)]
    [InlineData(TableKind.Licences)]
    [InlineData(TableKind.Machines)]
    public async Task So_is_a_text_file_of_each_kind(TableKind kind)
    {
        var path = _directory.In("one.csv");
        await using (var file = File.Create(path)) await _cast.Get<Exports>().CsvAsync(kind, file, Stop);

        Assert.Equal([0xEF, 0xBB, 0xBF], (await File.ReadAllBytesAsync(path, Stop))[..3]);
        Assert.DoesNotMatch(@"(?m)(^|;)""?[=+\-@]", await File.ReadAllTextAsync(path, Stop));
        var import = await CheckAsync(path);
        Assert.Equal((0, 0, 0), (import.State.Counts.Created, import.State.Counts.Changed, import.State.Counts.Refused));
        Assert.NotEqual(0, import.State.Counts.Unchanged);
        Assert.Equal(kind, Assert.Single(import.State.Report!.Sheets).Kind);
    }

    [Fact]
    public async Task A_template_says_what_each_column_takes_and_its_example_is_passed_over()
    {
        var path = _directory.In("template.xlsx");
        await using (var file = File.Create(path)) await _cast.Get<Exports>().TemplateAsync(file, new TemplateWords("Ajuda", ["Planilha", "Coluna", "O que vai nela"], (_, column) => column.Key));

        Assert.Empty(Workbook.Mistakes(path));
        var import = await CheckAsync(path);
        Assert.Equal(RowCounts.None, import.State.Counts);
    }

    private async Task<Import> CheckAsync(string path)
    {
        await using var file = File.OpenRead(path);
        var import = await _cast.Get<Imports>().TakeAsync(file, Path.GetFileName(path), Actor.Of(_cast.Ana), Stop);
        await import.Running;
        Assert.True(import.State.Stage == ImportStage.Checked, $"{import.State.Trouble}");
        var odd = Imports.Outcomes(import, RowFate.Changed, 0, 5).Concat(Imports.Outcomes(import, RowFate.Refused, 0, 5)).Concat(Imports.Outcomes(import, RowFate.Created, 0, 5));
        Assert.Empty(odd.Select(row => $"{row.Kind} {row.Line} {row.Fate}: {string.Join(", ", row.Changes)} {string.Join(", ", row.Refusals.Select(r => $"{r.Column} {r.Refusal}"))}"));
        return import;
    }
}
