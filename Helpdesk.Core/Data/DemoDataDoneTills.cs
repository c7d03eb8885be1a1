using static Helpdesk.Core.Data.DemoDone;
using static Helpdesk.Core.Data.DemoPeople;

namespace Helpdesk.Core.Data;

/// <summary>Solved at the tills: PDV and TEF.</summary>
internal static class DemoDoneTills
{
    public static IEnumerable<DemoStory> Stories(DemoStage stage) => [.. Sales(stage), .. Cards(stage)];

    private static IEnumerable<DemoStory> Sales(DemoStage stage) =>
    [
        Done("+5511900001235", stage.Day(1, "08:12"), Ana, "error", "pdv", "Serviço de impressão reiniciado e driver reinstalado no CAIXA-01.",
            "> Bom dia, o caixa 1 não imprime o cupom", "< Bom dia, Rosana! Está saindo algo em outra impressora?", "> Não, só nele", "# Driver corrompido depois da atualização do Windows."),
        Done("+5531900002002", stage.Day(1, "10:40"), Rafael, "error", "pdv", "Produto com NCM vencido. Corrigido o cadastro e reenviadas as 3 notas pendentes.",
            "> rejeição 778 em toda venda que tem refrigerante", "< Oi, Cleide! É o NCM, vou corrigir aqui.", "> ok", "< Pronto, pode reenviar as pendentes."),
        Done("+5581900006001", stage.Day(1, "14:25"), Bia, "update", "pdv", "Balcões 1 e 2 atualizados para 10.2.1, testada a venda e a sangria.",
            "> Podem atualizar os balcões hoje? Estamos sem movimento", "< Podemos, doutor Paulo! Já vou entrar no primeiro."),
        Done("+5562900003003", stage.Day(2, "07:55"), Rafael, "error", "pdv", "Relógio do CAIXA-12 estava 6 min atrasado; sincronizado com o servidor. Rejeição 703 não voltou.",
            "> Caixa 12 com rejeição 703 desde que abriu", "< Bom dia, Sandra! 703 é data e hora, vou acertar o relógio dele.", "> voltou 👏"),
        Done("+5521900001101", stage.Day(2, "11:05"), Livia, "question", "pdv", "Orientada a usar a troca com vale na função F7.",
            "> Cliente quer trocar uma blusa por outra mais cara, como faço?", "< Oi, Renata! F7, lê o cupom antigo, e o sistema gera um vale. Depois é venda normal usando o vale.", "> Deu certo, obrigada"),
        Done("+5541900001301", stage.Day(3, "09:30"), Ana, "error", "pdv", "Concentrador de bombas sem rede: cabo solto no rack. Abastecimentos voltaram a entrar na pista.",
            "> Abastecimento não cai no sistema", "< Bom dia, Valdir! Das duas pistas ou só de uma?", "> Das duas", "# Ping no concentrador não responde.", "< Consegue conferir o cabo azul no rack?", "> Era isso, soltou"),
        Done("+5591900005001", stage.Day(3, "16:10"), Livia, "question", "pdv", "Orientada a cadastrar o combo como kit de produtos.",
            "> como faço pra vender pastel + caldo num preço só?", "< Oi, dona Jandira! Cadastra como kit, te mando o passo a passo.", "> consegui 😊"),
        Done("+5531900004001", stage.Day(4, "10:15"), Bia, "error", "pdv", "Contingência offline encerrada; 14 NFC-e transmitidas.",
            "> Ficamos sem internet ontem e as notas não subiram", "< Bom dia, Geralda! Vou transmitir as que ficaram em contingência.", "> Ai que alívio"),
        Done("+5584900001701", stage.Day(5, "13:45"), Bia, "training", "pdv", "Treinadas duas voluntárias em abertura, sangria e fechamento de caixa.",
            "> Boa tarde, entrou gente nova no bazar, vocês ensinam a mexer no caixa?", "< Boa tarde, irmã Celeste! Claro, hoje às 14h por videochamada?", "> Pode ser, Deus abençoe"),
        Done("+5511900001234", stage.Day(6, "17:20"), Rafael, "error", "pdv", "Balança reconfigurada para o protocolo da nova, peso lido no CAIXA-02.",
            "> A balança parou de mandar o peso pro caixa 2", "< Oi, Maria! Trocaram a balança?", "> Sim, chegou uma nova hoje"),
        Done("+5562900003002", stage.Day(7, "15:05"), Rafael, "installation", "pdv", "CAIXA-20 instalado, registrado na série 20 e testado em produção.",
            "> Chegou a máquina do caixa 20, dá pra instalar hoje?", "< Dá sim, Wesley. Me passa o AnyDesk dela.", "> 990 000 320", "# Série 20 liberada na SEFAZ."),
        Done("+5548900009001", stage.Day(8, "09:50"), Ana, "error", "pdv", "Índice do banco local reconstruído; PDV abre em 4 s.",
            "> PDV demora uns 5 minutos pra abrir", "< Oi, Bruna! Vou olhar o banco local dessa máquina.", "> ok, estou no banho e tosa"),
        Done("+5554900001402", stage.Day(9, "18:30"), Livia, "error", "pdv", "Usuário da recepção estava sem permissão de desconto; ajustado o perfil.",
            "> não deixa dar desconto na diária", "< Oi! Qual usuário está logado?", "> recepcao2", "< Pronto, pode tentar de novo.", "> foi!"),
    ];

    private static IEnumerable<DemoStory> Cards(DemoStage stage) =>
    [
        Done("+5541900001302", stage.Day(1, "19:10"), Livia, "error", "tef", "Pinpad da PISTA-2 trocado de porta USB e driver reinstalado.",
            "> Pinpad diz \"erro de comunicação\"", "< Boa noite, Márcia! Troca ele de porta USB, por favor.", "> Voltou, mas demora"),
        Done("+5531900002001", stage.Day(2, "12:20"), Ana, "error", "tef", "Adquirente fora do ar na região das 11h50 às 12h35. Sem ação no sistema.",
            "> Cartão não passa em nenhum caixa", "< João, a adquirente está instável na sua região, acabei de confirmar. Se puder, receba por Pix.", "> Ok, voltou agora"),
        Done("+5581900006002", stage.Day(4, "15:30"), Rafael, "question", "tef", "Orientada a reimprimir pelo menu administrativo do TEF.",
            "> como reimprime o comprovante do cartão?", "< Oi, Tatiane! F9 > Administrativo > Reimpressão > Último.", "> Obrigada!"),
        Done("+5562900003003", stage.Day(5, "08:40"), Rafael, "error", "tef", "Serviço do SRV-TEF travado por falta de espaço; logs limpos e limite configurado.",
            "> TEF parado em todos os caixas!!!", "< Sandra, estou entrando no SRV-TEF agora.", "# Disco C: com 0 byte livre.", "< Voltando… testa no caixa 1?", "> passou 🙌"),
        Done("+5585900001002", stage.Day(6, "11:15"), Bia, "question", "tef", "Conciliação de cartões importada com o layout novo.",
            "> O arquivo da adquirente não importa na conciliação", "< Bom dia, Neide! Eles mudaram o layout, vou trocar o modelo."),
        Done("+5571900007001", stage.Day(8, "16:45"), Livia, "installation", "tef", "Pinpad novo configurado e homologado com a adquirente.",
            "> Chegou meu pinpad novo", "< Que bom, Ivone! Liga ele e me passa o AnyDesk que eu configuro.", "> já liguei"),
        Done("+5531900002002", stage.Day(10, "09:05"), Ana, "error", "tef", "Cancelado o pagamento em dobro e orientado o estorno ao cliente.",
            "> passou duas vezes o cartão do cliente", "< Oi, Cleide! Me manda o NSU dos dois.", "> 004512 e 004513", "< O segundo foi cancelado, o estorno cai em até 2 dias."),
    ];
}
