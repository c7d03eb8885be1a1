using System.Globalization;
using System.Text.RegularExpressions;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>A template of the demonstration, as the providers with templates keep it.</summary>
/// <param name="GsId">What Gupshup calls it.</param>
/// <param name="Status">As both spell it.</param>
public sealed record DemoTemplate(string Name, string GsId, string Status, DemoText Body)
{
    public const string Language = "pt_BR";
    public const string Category = "UTILITY";
    private const string Approved = "APPROVED";

    public static IReadOnlyList<DemoTemplate> All { get; } =
    [
        new("retorno_atendimento", "4f2afc9c-0000-4e1f-b9c9-000000000101", Approved,
            new("Olá, {{1}}! Aqui é do suporte. Temos novidades sobre o atendimento {{2}}. Podemos continuar por aqui?", "Maria", "1042")),
        new("manutencao_programada", "4f2afc9c-0000-4e1f-b9c9-000000000102", Approved,
            new("Olá, {{1}}. No dia {{2}}, às {{3}}, o sistema fica parado por alguns minutos.", "Maria", "17/11", "22:00"))
        {
            Header = new("Manutenção: {{1}}", "PDV"),
            Footer = "Equipe de suporte",
        },
        new("nova_versao", "4f2afc9c-0000-4e1f-b9c9-000000000103", Approved,
            new("A nova versão do PDV está pronta. Responda SIM para agendar a atualização."))
        {
            Footer = "Equipe de suporte",
            Button = new("O que mudou", new("https://suporte.example/versoes/{{1}}", "10.2.1")),
        },
        new("pesquisa_de_satisfacao", "4f2afc9c-0000-4e1f-b9c9-000000000104", "PENDING", new("Olá, {{1}}. Como foi o nosso atendimento?", "Maria")),
    ];

    public DemoText? Header { get; init; }
    public string? Footer { get; init; }
    public DemoButton? Button { get; init; }

    public bool IsApproved => Status == Approved;

    /// <summary>How many values it takes in all.</summary>
    public int Places => (Header?.Places ?? 0) + Body.Places + (Button?.Address.Places ?? 0);

    /// <summary>What the phone shows: all parts, with the variables filled.</summary>
    /// <param name="values">Of header, body and button, in this order.</param>
    public string Fill(IReadOnlyList<string> values)
    {
        var left = new Queue<string>(values);
        var parts = new[] { Header?.Fill(left), Body.Fill(left), Footer, Button is null ? null : $"{Button.Text}: {Button.Address.Fill(left)}" };
        return string.Join("\n\n", parts.OfType<string>());
    }
}

/// <summary>A part of a template, with an example for each variable.</summary>
public sealed partial record DemoText(string Text, params string[] Examples)
{
    public int Places => Examples.Length;

    /// <summary>Takes as many values as it has places.</summary>
    public string Fill(Queue<string> values)
    {
        string[] own = [.. Enumerable.Range(0, Places).Select(_ => values.Dequeue())];
        return Variable().Replace(Text, match => own[int.Parse(match.Groups["place"].ValueSpan, CultureInfo.InvariantCulture) - 1]);
    }

    [GeneratedRegex(@"\{\{(?<place>\d)\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}

/// <summary>A button that leads to an address.</summary>
public sealed record DemoButton(string Text, DemoText Address);
