using System.Globalization;
using System.Text.RegularExpressions;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>A template of the demonstration, as the providers with templates keep it.</summary>
/// <param name="GsId">What Gupshup calls it.</param>
/// <param name="Status">As both spell it.</param>
/// <param name="Examples">One per variable.</param>
public sealed partial record DemoTemplate(string Name, string GsId, string Status, string? Header, string Body, string? Footer, IReadOnlyList<string> Examples)
{
    public const string Language = "pt_BR";
    public const string Category = "UTILITY";
    private const string Approved = "APPROVED";

    public static IReadOnlyList<DemoTemplate> All { get; } =
    [
        new("retorno_atendimento", "4f2afc9c-0000-4e1f-b9c9-000000000101", Approved, null,
            "Olá, {{1}}! Aqui é do suporte. Temos novidades sobre o atendimento {{2}}. Podemos continuar por aqui?", null, ["Maria", "1042"]),
        new("manutencao_programada", "4f2afc9c-0000-4e1f-b9c9-000000000102", Approved, "Manutenção programada",
            "Olá, {{1}}. No dia {{2}}, às {{3}}, o sistema fica parado por alguns minutos.", "Equipe de suporte", ["Maria", "17/11", "22:00"]),
        new("nova_versao", "4f2afc9c-0000-4e1f-b9c9-000000000103", Approved, null,
            "A nova versão do PDV está pronta. Responda SIM para agendar a atualização.", "Equipe de suporte", []),
        new("pesquisa_de_satisfacao", "4f2afc9c-0000-4e1f-b9c9-000000000104", "PENDING", null,
            "Olá, {{1}}. Como foi o nosso atendimento?", null, ["Maria"]),
    ];

    public bool IsApproved => Status == Approved;

    /// <summary>What the phone shows: all parts, with the variables filled.</summary>
    public string Fill(IReadOnlyList<string> values)
    {
        var body = Variable().Replace(Body, match => values[int.Parse(match.Groups["place"].ValueSpan, CultureInfo.InvariantCulture) - 1]);
        return string.Join("\n\n", new[] { Header, body, Footer }.OfType<string>());
    }

    [GeneratedRegex(@"\{\{(?<place>\d)\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
