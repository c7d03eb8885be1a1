using static Helpdesk.Core.Data.DemoDone;
using static Helpdesk.Core.Data.DemoPeople;

namespace Helpdesk.Core.Data;

/// <summary>Solved in the office: Gestor and BI.</summary>
internal static class DemoDoneOffice
{
    public static IEnumerable<DemoStory> Stories(DemoStage stage) => [.. Manager(stage), .. Figures(stage)];

    private static IEnumerable<DemoStory> Manager(DemoStage stage) =>
    [
        Done("+5519900008001", stage.Day(1, "09:25"), Bia, "question", "gestor", "Orientado sobre a tabela de preço por cliente.",
            "> Como coloco preço diferente pra oficina?", "< Bom dia, Sérgio! Cadastro do cliente > Tabela de preço.", "> Achei, valeu"),
        Done("+5565900001202", stage.Day(1, "15:50"), Bia, "error", "gestor", "Atualizado o pacote de schemas; o CNPJ alfanumérico passou na validação.",
            "> O cliente novo tem CNPJ com letra e o sistema não aceita", "< Boa tarde, Elisa! Já sai na versão de hoje, atualizo aí?", "> Pode", "# Schemas de julho/2026."),
        Done("+5551900001602", stage.Day(2, "09:10"), Ana, "error", "gestor", "CFOP do CT-e corrigido para a operação interestadual.",
            "> CT-e rejeitado, CFOP inválido", "< Bom dia, Jaqueline! Me passa o número, por favor.", "> 18827", "< Era 5353, o certo é 6353. Pode transmitir."),
        Done("+5561900001502", stage.Day(2, "16:35"), Livia, "question", "gestor", "Orientada a reenviar o e-mail da nota em lote.",
            "> Como mando a nota pro paciente de novo?", "< Oi, Luana! Notas > seleciona > Enviar por e-mail.", "> 👍"),
        Done("+5585900001001", stage.Day(3, "11:40"), Rafael, "update", "gestor", "Servidor e 5 estações na 10.2.1. EXPEDICAO ficou para amanhã, estava em uso.",
            "> Quando sai a atualização aqui?", "< Francisco, hoje às 12h se puderem fechar o sistema.", "> Fechado", "# EXPEDICAO em uso, remarcar."),
        Done("+5531900002003", stage.Day(3, "14:15"), Bia, "question", "gestor", "Gerado e enviado o SPED de outubro.",
            "> Boa tarde, aqui é a contadora do Bom Preço. Preciso do SPED de outubro", "< Boa tarde, Helena! Envio em 10 minutos.", "> Recebi, obrigada"),
        Done("+5564900001801", stage.Day(4, "08:30"), Livia, "installation", "gestor", "Certificado A3 instalado no NOTEBOOK e testada a emissão pelo CPF.",
            "> comprei o certificado como ponho no computador", "< Bom dia, seu Osmar! Pluga o token que eu instalo por aqui.", "> ta plugado"),
        Done("+5554900001401", stage.Day(4, "17:05"), Ana, "error", "gestor", "Permissão do usuário ADM restaurada depois da troca de senha.",
            "> Sumiu o menu financeiro para mim", "< Boa tarde, Ingrid! Vou ver o seu perfil.", "> Voltou, obrigada"),
        Done("+5519900008002", stage.Day(5, "10:55"), Bia, "question", "gestor", "Orientada sobre carta de correção.",
            "> Errei a transportadora na nota, tem como corrigir?", "< Tem, Priscila: carta de correção, em Notas > Eventos.", "> Consegui!"),
        Done("+5521900001101", stage.Day(6, "14:30"), Livia, "error", "gestor", "Estoque recalculado a partir do inventário de 1º de novembro.",
            "> O estoque está negativo em vários produtos", "< Oi, Renata! Vocês fizeram o inventário deste mês?", "> Fizemos dia primeiro", "# Inventário não tinha sido encerrado."),
        Done("+5561900001501", stage.Day(7, "09:40"), Ana, "question", "gestor", "Orientada sobre o cadastro de convênios.",
            "> Bom dia, onde cadastro o convênio novo?", "< Bom dia, doutora! Cadastros > Convênios > Novo.", "> Certo"),
        Done("+5541900001301", stage.Day(8, "13:20"), Rafael, "error", "gestor", "LMC regenerado com as medições do dia 9.",
            "> O LMC do dia 9 saiu zerado", "< Oi, Valdir! Faltou a medição da tarde, tem anotada?", "> Tenho: 8.420 e 5.115", "< Lançado e regenerado."),
        Done("+5565900001201", stage.Day(9, "10:10"), Bia, "other", "gestor", "Segunda via do boleto da mensalidade enviada.",
            "> Me manda a segunda via do boleto de vocês", "< Enviei no e-mail do financeiro, Adilson!", "> Recebido"),
        Done("+5584900001701", stage.Day(10, "15:15"), Livia, "question", "gestor", "Orientada sobre recibo de doação com isenção.",
            "> Como tiro o recibo de doação?", "< Boa tarde, irmã! Financeiro > Recibos > modelo Doação.", "> Que bênção, obrigada"),
    ];

    private static IEnumerable<DemoStory> Figures(DemoStage stage) =>
    [
        Done("+5562900003001", stage.Day(3, "08:20"), Livia, "question", "bi", "Criado o filtro por loja no painel de margem.",
            "> Quero ver a margem separada por loja", "< Bom dia, Otávio! Deixo pronto hoje de manhã.", "> Ficou ótimo"),
        Done("+5519900008001", stage.Day(5, "16:00"), Bia, "update", "bi", "FATURAMENTO na 4.0.2; a 4.1.0 espera a troca do servidor.",
            "> O BI pede atualização toda hora", "< Oi, Sérgio! A 4.1 precisa do servidor novo, por ora silenciei o aviso.", "> Certo"),
        Done("+5551900001601", stage.Day(6, "09:35"), Rafael, "error", "bi", "Tarefa agendada recriada com a senha nova.",
            "> Painel da frota parado em 3 de novembro", "< Bom dia, Cristiano! A tarefa perdeu a senha, já recriei.", "> Voltou"),
        Done("+5531900002001", stage.Day(9, "11:25"), Ana, "training", "bi", "Treinamento de 40 min: curva ABC e ruptura.",
            "> Vocês ensinam a usar o BI?", "< Claro, João! Hoje às 11h40?", "> Bora"),
    ];
}
