using System.Text;
using Helpdesk.Core;
using Helpdesk.Core.Transfer.Files;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Transfer;

/// <summary>Files as programs in Brazil write them, and as nobody should.</summary>
public sealed class TableFileTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("utf-8", ';')]
    [InlineData("utf-8", ',')]
    [InlineData("utf-8", '\t')]
    [InlineData("utf-16", '|')]
    [InlineData("utf-16BE", ';')]
    [InlineData("windows-1252", ';')]
    public void Encodings_and_separators_are_found_out(string encoding, char separator)
    {
        var text = "Código;Razão social;Observações\nC-1;Padaria Pão Quente;\"Abre às 5h30;\nliga antes\"\n\nC-2;Açougue São João;\n".Replace(';', separator);
        using var file = Open(encoding == "windows-1252" ? TextSigns.Windows1252.GetBytes(text) : Encoding.GetEncoding(encoding).GetBytes(text));

        var rows = file.Rows(0).ToList();

        Assert.Equal(["Código", "Razão social", "Observações"], rows[0].Cells);
        Assert.Equal((2, $"Abre às 5h30{separator}\nliga antes"), (rows[1].Line, rows[1].Cells[2]));
        Assert.Equal((5, "Açougue São João"), (rows[2].Line, rows[2].Cells[1]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_mark_in_front_is_no_part_of_the_first_header(bool wide)
    {
        var encoding = wide ? (Encoding)new UnicodeEncoding(false, true) : new UTF8Encoding(true);
        using var file = Open([.. encoding.Preamble, .. encoding.GetBytes("sep=;\r\nCódigo;Cidade\r\nC-1;Tatuí")]);

        Assert.Equal([("Código", 2), ("C-1", 3)], file.Rows(0).Select(row => (row.Cells[0], row.Line)));
    }

    [Fact]
    public void Workbooks_of_other_programs_are_read_as_people_see_them()
    {
        using var file = Open(Workbook.Of(new Workbook.Sheet("Clientes",
        [
            ["Código", "CNPJ", "Validade", "Ativo", "Quantidade"],
            ["C-1", 2345678000195.0, new DateOnly(2026, 12, 31), true, 3.0],
            ["C-2", null, null, false, new Workbook.Formula("1+2", "3")],
        ])));

        Assert.Equal(["Clientes"], file.Sheets);
        Assert.Equal([["Código", "CNPJ", "Validade", "Ativo", "Quantidade"], ["C-1", "2345678000195", "2026-12-31", "true", "3"], ["C-2", "", "", "false", "3"]],
            file.Rows(0).Select(row => row.Cells.ToArray()));
    }

    [Theory]
    [InlineData("", Refusal.ImportEmpty)]
    [InlineData("D0CF11E0A1B11AE1", Refusal.ImportOldExcel)]
    [InlineData("504B0304000000000000", Refusal.ImportBroken)]
    [InlineData("89504E470D0A1A0A0000000D4948445200000001000000010802", Refusal.ImportNoTable)]
    public void What_is_no_table_is_named_for_what_it_is(string hex, Refusal expected)
    {
        var no = Assert.Throws<RefusedException>(() => Open(Convert.FromHexString(hex)));

        Assert.Equal((expected, "clientes.csv"), (no.Refusal, no.Details[0]));
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_is_found()
    {
        using var file = Open(Encoding.UTF8.GetBytes("Código;Cidade\nC-1;Tatuí\nC-2;\"Itu\nC-3;Salto\n"));

        var no = Assert.Throws<RefusedException>(() => file.Rows(0).ToList());

        Assert.Equal((Refusal.ImportQuoteOpen, 3L), (no.Refusal, no.Details[1]));
    }

    [Fact]
    public void A_small_file_that_swells_without_end_is_stopped()
    {
        using var file = Open(Workbook.Bomb(megabytes: 300));

        var no = Assert.Throws<RefusedException>(() => file.Rows(0).Count());

        Assert.Equal(Refusal.ImportTooLarge, no.Refusal);
    }

    [Fact]
    public void What_a_sheet_claims_of_its_size_costs_nothing_and_long_cells_are_cut()
    {
        using var file = Open(Workbook.Of(new Workbook.Sheet("S", [["Código", new string('x', 200_000)], ["C-1", "a"]]) { Claims = "A1:XFD1048576" }));

        var rows = file.Rows(0).ToList();

        Assert.Equal([2, 2], rows.Select(row => row.Cells.Count));
        Assert.Equal(TransferCell + 1, rows[0].Cells[1].Length);
    }

    [Fact]
    public void Three_hundred_columns_and_zeros_do_no_harm()
    {
        using var file = Open(Encoding.UTF8.GetBytes($"Código;{string.Join(';', Enumerable.Range(0, 400).Select(i => $"Extra {i}"))}\nC-1;a\0b\n"));

        var rows = file.Rows(0).ToList();

        Assert.Equal(300, rows[0].Cells.Count);
        Assert.Equal("C-1", rows[1].Cells[0]);
    }

    private const int TransferCell = Helpdesk.Core.Transfer.TransferLimits.Cell;

    private TableFile Open(byte[] bytes)
    {
        var path = _directory.In("file");
        File.WriteAllBytes(path, bytes);
        return TableFile.Open(path, "clientes.csv");
    }
}
