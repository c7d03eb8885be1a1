using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Helpdesk.Tests.Support;

/// <summary>Workbooks as other programs write them (with shared texts and styles), made and judged by the Open XML SDK.</summary>
internal static class Workbook
{
    public sealed record Sheet(string Name, object?[][] Rows)
    {
        /// <summary>What it says of its own size.</summary>
        public string? Claims { get; init; }
    }

    public sealed record Formula(string Text, string Value);

    public static byte[] Of(params Sheet[] sheets)
    {
        using var to = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
            var texts = book.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable();
            foreach (var sheet in sheets) Add(book, texts, sheet);
        }

        return to.ToArray();
    }

    /// <summary>What the SDK finds wrong with a workbook.</summary>
    public static List<string> Mistakes(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        return [.. new OpenXmlValidator().Validate(document).Select(mistake => $"{mistake.Path?.XPath}: {mistake.Description}")];
    }

    /// <summary>A few kilobytes that unpack to very many rows.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var to = new MemoryStream();
        to.Write(Of(new Sheet("S", [["Código"]])));
        using (var zip = new ZipArchive(to, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.Single(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal));
            var name = sheet.FullName;
            sheet.Delete();
            using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            part.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>"u8);
            var much = Encoding.ASCII.GetBytes(new string('A', 1024 * 1024));
            for (var i = 0; i < megabytes; i++) part.Write(much);
        }

        return to.ToArray();
    }

    private static void Add(WorkbookPart book, SharedStringTable texts, Sheet sheet)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var data = new SheetData(sheet.Rows.Select(row => new Row(row.Select(value => CellOf(value, texts)))));
        part.Worksheet = sheet.Claims is null ? new Worksheet(data) : new Worksheet(new SheetDimension { Reference = sheet.Claims }, data);
        var sheets = book.Workbook.GetFirstChild<Sheets>()!;
        sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = sheet.Name });
    }

    private static Cell CellOf(object? value, SharedStringTable texts)
    {
        switch (value)
        {
            case null: return new Cell();
            case bool yes: return new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(yes) };
            case double number: return new Cell { CellValue = new CellValue(number) };
            case DateOnly day: return new Cell { StyleIndex = 1, CellValue = new CellValue(day.ToDateTime(default).ToOADate()) };
            case Formula formula: return new Cell { CellFormula = new CellFormula(formula.Text), CellValue = new CellValue(formula.Value) };
            default:
                texts.Append(new SharedStringItem(new Text($"{value}")));
                return new Cell { DataType = CellValues.SharedString, CellValue = new CellValue(texts.Count() - 1) };
        }
    }
}
