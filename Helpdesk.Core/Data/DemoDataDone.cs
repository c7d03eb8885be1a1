using static Helpdesk.Core.Data.DemoPeople;

namespace Helpdesk.Core.Data;

/// <summary>What was solved in the last two weeks.</summary>
internal static class DemoDone
{
    public static IEnumerable<DemoStory> Stories(DemoStage stage) =>
        [.. Today(stage), .. DemoDoneTills.Stories(stage), .. DemoDoneOffice.Stories(stage)];

    /// <summary>A story in shorthand: "&gt; " they say, "&lt; " we answer, "# " we note.</summary>
    public static DemoStory Done(string phone, DateTimeOffset start, string by, string type, string module, string solution, params string[] lines) =>
        new(phone, start, t =>
        {
            foreach (var line in lines)
            {
                if (line[0] == '>') t.Says(line[2..]);
                else if (line[0] == '#') t.Notes(by, line[2..]);
                else t.Answers(by, line[2..]);
                if (line == lines[0]) t.Wait(2).Taken(by);
            }

            t.Classified(type, module, by).Wait(6).Solved(by, solution);
        });

    private static IEnumerable<DemoStory> Today(DemoStage stage) =>
    [
        new("+5571900007001", stage.Ago(395), t => t
            .Says("Oi, a gaveta não abre depois da venda")
            .Taken(Livia)
            .Answers(Livia, "Oi, Ivone! Vou ver a porta configurada.")
            .Classified("error", "pdv", Livia)
            .Wait(9)
            .Solved(Livia, "Porta da impressora mudou de COM3 para COM4; ajustada no PDV e testada a abertura da gaveta.")
            .Thanks("Abriu! Obrigada 🙏")),
        new("+5531900004002", stage.Ago(330), t => t
            .Says("Pedido do delivery não imprime na cozinha")
            .Taken(Rafael)
            .Answers(Rafael, "Bom dia, Kauã! A impressora da cozinha está com a luz verde?")
            .Says("Tava sem papel 😅")
            .Reacts("😂")
            .Classified("question", "pdv", Rafael)
            .Solved(Rafael, "Impressora da cozinha sem papel. Orientado a trocar a bobina; impressão voltou.")
            .Thanks("valeu!")),
        new("+5555900008844", stage.Ago(280), t => t
            .Says("Bom dia, é da operadora de celular?")
            .Taken(Bia)
            .Answers(Bia, "Bom dia! Aqui é o suporte do sistema, o número que você procura deve ser outro.")
            .Says("Desculpa, foi engano")
            .TakesBack()
            .Classified("other", "gestor", Bia)
            .Solved(Bia, "Engano."))
        { Stranger = "~ Dudu" },
        new("+5511900001234", stage.Ago(260), t => t
            .Says("Oi, como vejo quanto vendi de pão francês no mês?")
            .Taken(Ana)
            .Answers(Ana, "Oi, Maria! Gestor > Relatórios > Vendas por produto, e filtra por \"pão francês\".")
            .Classified("question", "gestor", Ana)
            .Solved(Ana, "Orientada sobre o relatório de vendas por produto.")
            .Says("Achei, mas dá pra separar por loja?")
            .Answers(Ana, "Dá sim: marca \"agrupar por loja\" antes de gerar.")
            .Wait(4)
            .Solved(Ana, "Orientada sobre o relatório de vendas por produto, agrupado por loja.")
            .Thanks("Perfeito, obrigada!")),
        new("+5585900001001", stage.Ago(225), t => t
            .Calls(TimeSpan.FromSeconds(412))
            .Taken(Livia)
            .Notes(Livia, "Quer comparar o orçado com o realizado por filial.")
            .Classified("training", "bi", Livia)
            .Wait(12)
            .Solved(Livia, "Por telefone: montado o painel de orçado × realizado por filial no BI.")),
    ];
}
