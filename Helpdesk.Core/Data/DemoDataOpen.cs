using Helpdesk.Core.Channels;
using Helpdesk.Core.Tickets;
using static Helpdesk.Core.Data.DemoPeople;

namespace Helpdesk.Core.Data;

/// <summary>The work that waits and goes on just now: new, unread, in progress, waiting for the customer.</summary>
internal static class DemoOpen
{
    public static IEnumerable<DemoStory> Stories(DemoStage stage) => [.. New(stage), .. InProgress(stage), .. Waiting(stage)];

    private static IEnumerable<DemoStory> New(DemoStage stage) =>
    [
        new("+5581900006002", stage.Ago(4), t => t
            .Says("Boa tarde! O sistema travou no balcão 2 na hora de finalizar a venda, tem fila aqui 😰")
            .Sends(MessageKind.Image, DemoFile.ErrorScreen, "Aparece essa tela")),
        new("+5541900001302", stage.Ago(9), t => t
            .Says("O pinpad da pista 2 não comunica mais")
            .Sends(MessageKind.Image, DemoFile.Pinpad)
            .Says("Já tiramos da tomada e nada")),
        new("+5548900009001", stage.Ago(14), t => t.Sends(MessageKind.Voice, DemoFile.VoiceNote)),
        new("+5521900007711", stage.Ago(21), t => t
            .Says("Oi, vi que vocês atendem o sistema da loja da minha prima. Vocês fazem instalação em Niterói?")
            .Says("É uma loja de roupas pequena"))
        { Stranger = "Carla M." },
        new("+5584900001701", stage.Ago(33), t => t.Calls(spoken: null).Says("Tentei ligar. Quando puderem me chamem, é sobre o relatório do bazar")),
        new("+5591900005001", stage.Ago(47), t => t
            .Forwards("Prezado contribuinte, a partir de 01/12 será obrigatória a versão 5.0 do certificado…")
            .Says("Recebi isso, meu sistema já tá certo? É verdade ou golpe?")),
    ];

    private static IEnumerable<DemoStory> InProgress(DemoStage stage) =>
    [
        new("+5511900001235", stage.Ago(38), t => t
            .Says("Bom dia! O PDV do caixa 3 não abre, fica na tela azul com o logo e fecha sozinho")
            .Taken(Ana)
            .Answers(Ana, "Bom dia, Rosana! Vou olhar agora. Posso acessar o CAIXA-03 pelo AnyDesk?")
            .Says("Pode sim")
            .Sends(MessageKind.Image, DemoFile.ErrorScreen, "Fica assim antes de fechar")
            .Classified("error", "pdv", Ana)
            .Prioritized(Priority.High, Ana)
            .Notes(Ana, "Versão 10.1.4 neste caixa, os outros já estão na 10.2.1. Banco local com o índice corrompido.")
            .Answers(Ana, "Achei: esse caixa ficou na versão antiga. Vou atualizar e recuperar o banco local, uns 10 minutos.", quoting: true)
            .Reacts("👍")
            .Quotes("Ok, os clientes estão indo pros outros caixas por enquanto")),
        new("+5562900003002", stage.Ago(64), t => t
            .Says("Pessoal, NFC-e voltando com rejeição 539 nos caixas 4, 7 e 9")
            .Says("Duplicidade de NF-e com diferença na chave de acesso")
            .Edits("Rejeição 539: duplicidade de NF-e com diferença na chave de acesso")
            .Taken(Rafael)
            .Answers(Rafael, "Oi Wesley! Isso costuma ser o contador da série que voltou depois da restauração. Me confirma se mexeram no servidor ontem?")
            .Says("Sim, voltamos o backup de domingo no SRV-DADOS")
            .Classified("error", "pdv", Rafael)
            .Prioritized(Priority.Urgent, Rafael)
            .Notes(Rafael, "Série 4, 7 e 9: o último número autorizado está 212 à frente do banco. Consultar na SEFAZ antes de pular.", calling: Ana)
            .Answers(Rafael, "Isso mesmo. Estou acertando o próximo número das três séries, não emitam nesses caixas até eu avisar.", Delivery.Delivered)),
        new("+5519900008002", stage.Ago(95), t => t
            .Says("Bom dia, o relatório de comissão está somando as devoluções")
            .Sends(MessageKind.Document, DemoFile.Report)
            .Taken(Bia)
            .Answers(Bia, "Bom dia, Priscila! Recebi. O filtro \"considerar devoluções\" está marcado ou desmarcado aí?")
            .Says("Marcado, mas mesmo assim soma")
            .Classified("question", "gestor", Bia)
            .Answers(Bia, "Vou conferir na sua base e já te retorno")),
        new("+5585900001002", stage.Ago(130), t => t
            .Calls(TimeSpan.FromSeconds(227))
            .Taken(Bia)
            .Notes(Bia, "Por telefone: boleto baixado em duplicidade no dia 18, pediu estorno da baixa. Enviar o passo a passo.")
            .Classified("error", "gestor", Bia)
            .Answers(Bia, "Neide, como combinamos: Financeiro > Baixas > localizar o título > Estornar. Se der mensagem de período fechado me avisa.")
            .Says("Deu período fechado mesmo, preciso que abram novembro")),
        new("+5551900001602", stage.Ago(170), t => t
            .Says("O BI não atualiza desde sexta, os painéis estão com dado velho")
            .Taken(Rafael)
            .Classified("error", "bi", Rafael)
            .Answers(Rafael, "Oi Jaqueline, o agendador parou junto com a troca de senha do servidor. Consegue me passar quem cuida do Windows aí?")
            .Says("É o Cristiano, mas ele só volta às 16h")
            .HandedTo(Livia, by: Caio)),
    ];

    private static IEnumerable<DemoStory> Waiting(DemoStage stage) =>
    [
        new("+5531900002001", stage.Ago(205), t => t
            .Says("Quero atualizar o caixa 3, os outros já foram")
            .Taken(Ana)
            .Classified("update", "pdv", Ana)
            .Answers(Ana, "Oi João! Preciso do caixa parado uns 15 minutos. Que horas fica melhor?")
            .Says("Depois do almoço, umas 14h")
            .Answers(Ana, "Combinado, 14h eu chamo. Deixa o CAIXA-03 ligado, por favor.", Delivery.Delivered)
            .Reacts("👍")),
        new("+5554900001401", stage.Ago(240), t => t
            .Says("Olá, precisamos do módulo TEF no restaurante também. Como contratamos?")
            .Taken(Bia)
            .Classified("installation", "tef", Bia)
            .Answers(Bia, "Olá, Ingrid! Enviei a proposta por e-mail para vocês. Com o aceite eu agendo a instalação.", Delivery.Sent)),
        new("+5561900001502", stage.Ago(300), t => t
            .Says("Não consigo emitir a nota de serviço, diz certificado vencido")
            .Taken(Ana)
            .Classified("error", "gestor", Ana)
            .Answers(Ana, "Oi Luana! O certificado A1 de vocês venceu ontem. Precisa renovar com a certificadora e me mandar o arquivo novo.")
            .Says("Vou ver com a Dra. Sílvia")
            .Answers(Ana, "Ana aqui de novo: se ela quiser posso indicar o passo a passo da renovação.", Delivery.Failed)),
        new("+5564900001801", stage.Ago(350), t => t
            .Says("bom dia a nota do gado tá pedindo o ie do comprador")
            .Sends(new Place(-17.7923, -50.9192, "Sítio Boa Vista", "Zona rural, Rio Verde - GO"))
            .Taken(Bia)
            .Classified("question", "gestor", Bia)
            .Answers(Bia, "Bom dia, seu Osmar! Comprador produtor rural precisa ter a inscrição. O senhor consegue ver com ele?")
            .Says("vou ligar pra ele e já te falo")),
    ];
}
