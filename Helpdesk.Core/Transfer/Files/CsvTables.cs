using System.Globalization;
using System.Text;

namespace Helpdesk.Core.Transfer.Files;

/// <summary>One table as text that Excel in Brazil opens by a double click: semicolons, and the mark of UTF-8 in front.</summary>
internal sealed class CsvTables(Stream to) : TableWriter
{
    private readonly StreamWriter _text = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    public override Task BeginAsync(string name, IReadOnlyList<string> headers) => WriteAsync(headers);

    public override Task WriteAsync(IReadOnlyList<object?> cells) => _text.WriteLineAsync(string.Join(';', cells.Select(Cell)));

    public override ValueTask DisposeAsync() => _text.DisposeAsync();

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "yyyy-MM-dd" : "dd/MM/yyyy", CultureInfo.InvariantCulture),
        string text => Quoted(Neutral.Write(text)),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(";\"\r\n\t") || text.StartsWith(' ') || text.EndsWith(' ') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
