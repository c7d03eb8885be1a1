using Helpdesk.Core.Customers;
using static Helpdesk.Core.Data.DemoBuilding;

namespace Helpdesk.Core.Data;

/// <summary>
/// More customers, so that lists, filters and searches have something to do: a chain of shops with sixty machines, three that share an
/// accountant, one that stands here twice, licences that ran out or soon will, some without a phone or a machine.
/// </summary>
internal static class DemoMoreCustomers
{
    public static IEnumerable<Customer> All(DateTimeOffset now) => [.. North(now), .. South(now), .. Pairs(now)];

    private static IEnumerable<Customer> North(DateTimeOffset now) =>
    [
        Customer(now, "C-0020", "Rede Boa Compra Supermercados S.A.", "Boa Compra", "90674111000176", TaxRegime.LucroReal, "Márcio Tavares", "Quatro lojas, 60 máquinas. Falar com o CPD antes de entrar nos caixas.")
            .In(now, "Manaus", "AM")
            .With(now, "Márcio Tavares", "Diretor", "+5592900002001").With(now, "Denise Coelho", "CPD", "+5592900002002")
            .Licensed(gestor: 10, pdv: 50, bi: 4, tef: 50).Until(now, 200)
            .On([.. Shop("LOJA1", 990002001), .. Shop("LOJA2", 990002101), .. Shop("LOJA3", 990002201), .. Shop("LOJA4", 990002301)]),
        Customer(now, "C-0021", "Açougue Boi Gordo Ltda", "Açougue Boi Gordo", "90678222000150", TaxRegime.SimplesNacional, "Raimundo Farias")
            .In(now, "Belém", "PA")
            .With(now, "Raimundo Farias", "Proprietário", "+5591900002101")
            .Licensed(gestor: 1, pdv: 2, tef: 2).Until(now, 12)
            .On(Till("CAIXA-01", "990 002 401", tef: "4.8"), Till("CAIXA-02", "990 002 402", "10.1.4", tef: "4.7")),
        Customer(now, "C-0022", "Peixaria Porto do Sol Ltda", "Peixaria Porto do Sol", "HD20K7TM000122", TaxRegime.SimplesNacional, "Jussara Nogueira")
            .In(now, "São Luís", "MA")
            .With(now, "Jussara Nogueira", "Proprietária", "+5598900002201")
            .Licensed(gestor: 1, pdv: 1).Until(now, -9)
            .On(Till("BALCAO", "990 002 411", "10.0.9")),
        Customer(now, "C-0023", "Madeireira Três Rios Ltda", "Madeireira Três Rios", "90682333000130", TaxRegime.LucroPresumido, "Ademir Stival")
            .In(now, "Sinop", "MT")
            .With(now, "Ademir Stival", "Proprietário", "+5566900002301").With(now, "Rute Stival", "Financeiro", "+5566900002302")
            .Licensed(gestor: 3, bi: 1).Until(now, 320)
            .On(Server("SERVIDOR", "990 002 421"), Office("FINANCEIRO", "990 002 422", bi: "4.1.0")),
        Customer(now, "C-0024", "Agropecuária Campo Forte Ltda", "Campo Forte", "90686444000115", TaxRegime.LucroPresumido, "Sebastião Queiroz")
            .In(now, "Palmas", "TO")
            .With(now, "Sebastião Queiroz", "Gerente", "+5563900002401")
            .Licensed(gestor: 2, pdv: 2).Until(now, 25)
            .On(Till("BALCAO", "990 002 431"), Office("ESTOQUE", "990 002 432", "10.1.4")),
        Customer(now, "C-0025", "Sorveteria Beira Mar Ltda", "Sorveteria Beira Mar", "90690555000103", TaxRegime.SimplesNacional, "Iara Sales")
            .In(now, "Maceió", "AL")
            .With(now, "Iara Sales", "Proprietária", "+5582900002501")
            .Licensed(pdv: 2, tef: 1)
            .On(Till("CAIXA-01", "990 002 441", tef: "4.8"), Till("CAIXA-02", "990 002 442", tef: "4.8")),
        Customer(now, "C-0026", "Livraria Encontro das Letras Ltda", "Encontro das Letras", "90694666000180", TaxRegime.SimplesNacional, "Otília Barreto")
            .In(now, "Recife", "PE")
            .With(now, "Otília Barreto", "Proprietária", "+5581900002601")
            .Licensed(gestor: 1, pdv: 1).Until(now, 90)
            .On(Till("CAIXA", "990 002 451"), Office("LOJA", "encontro-loja@ad")),
    ];

    private static IEnumerable<Customer> South(DateTimeOffset now) =>
    [
        Customer(now, "C-0027", "Academia Corpo em Dia Ltda", "Corpo em Dia", "90698777000164", TaxRegime.SimplesNacional, "Thiago Menezes")
            .In(now, "Aracaju", "SE")
            .With(now, "Thiago Menezes", "Proprietário", "+5579900002701")
            .Licensed(gestor: 1)
            .On(Office("RECEPCAO", "990 002 461")),
        Customer(now, "C-0028", "Gráfica Papel e Cor Ltda", "Papel e Cor", "90702888000105", TaxRegime.LucroPresumido, "Walter Siqueira")
            .In(now, "Vitória", "ES")
            .With(now, "Walter Siqueira", "Proprietário", "+5527900002801")
            .Licensed(gestor: 2, bi: 1).Until(now, -40)
            .On(Office("ORCAMENTO", "990 002 471", bi: "4.0.2"), Office("PRODUCAO", "990 002 472", "10.1.4")),
        Customer(now, "C-0029", "Vinícola Vale das Parreiras Ltda", "Vale das Parreiras", "LM9P4WX2000111", TaxRegime.LucroReal, "Elvira Tonello")
            .In(now, "Bento Gonçalves", "RS")
            .With(now, "Elvira Tonello", "Diretora", "+5554900002901").With(now, "Dino Tonello", "Loja", "+5554900002902")
            .Licensed(gestor: 3, pdv: 2, bi: 1, tef: 2).Until(now, 150)
            .On(Server("SERVIDOR", "990 002 481"), Till("LOJA", "990 002 482", tef: "4.8"), Office("FISCAL", "990 002 483", bi: "4.1.0")),
        Customer(now, "C-0030", "Bicicletaria Pedal Livre Ltda", "Pedal Livre", "90706999000181", TaxRegime.Mei, "Jonas Kruger")
            .In(now, "Blumenau", "SC")
            .With(now, "Jonas Kruger", "Proprietário", "+5547900003001")
            .Licensed(pdv: 1)
            .On(Till("OFICINA", "990 002 491", "10.1.4")),
        Customer(now, "C-0031", "Escola de Idiomas Horizonte Ltda", "Horizonte Idiomas", "90711110000154", TaxRegime.LucroPresumido, "Patrícia Moura")
            .In(now, "Londrina", "PR")
            .With(now, "Patrícia Moura", "Diretora", "+5543900003101")
            .Licensed(gestor: 2).Until(now, 5)
            .On(Office("SECRETARIA", "990 002 501"), Office("DIRECAO", "990 002 502")),
        Customer(now, "C-0032", "Floricultura Jardim de Ana Ltda", "Jardim de Ana", "90715221000139", TaxRegime.Mei, "Ana Beatriz Lago", "Ainda sem máquina cadastrada.")
            .In(now, "Campo Grande", "MS")
            .With(now, "Ana Beatriz Lago", "Proprietária", "+5567900003201")
            .Licensed(pdv: 1),
        Customer(now, "C-0033", "Oficina Mecânica Irmãos Pardal Ltda", "Irmãos Pardal", "90719332000113", TaxRegime.SimplesNacional, "Nilton Pardal", "Atende só pelo telefone fixo da loja, que ainda não temos.")
            .In(now, "Ribeirão Preto", "SP")
            .Licensed(gestor: 1, pdv: 1).Until(now, 60)
            .On(Till("BALCAO", "990 002 511")),
        Customer(now, "C-0034", "Associação dos Produtores do Cerrado", "APC", "90723443000101", TaxRegime.ImuneIsenta, "Lourdes Camargo")
            .In(now, "Brasília", "DF")
            .With(now, "Lourdes Camargo", "Presidente", "+5561900003401")
            .Licensed(gestor: 1)
            .On(Office("SEDE", "990 002 521")),
    ];

    private static IEnumerable<Customer> Pairs(DateTimeOffset now) =>
    [
        Customer(now, "C-0035", "Doceria Mel e Canela Ltda", "Mel e Canela", "90727554000188", TaxRegime.SimplesNacional, "Sueli Prates")
            .In(now, "Campinas", "SP")
            .With(now, "Sueli Prates", "Proprietária", "+5519900003501").Advised(now)
            .Licensed(gestor: 1, pdv: 1, tef: 1)
            .On(Till("CAIXA", "990 002 531", tef: "4.8")),
        Customer(now, "C-0036", "Calçados Passo Certo Ltda", "Passo Certo", "90731665000168", TaxRegime.SimplesNacional, "Hélio Bastos")
            .In(now, "Campinas", "SP")
            .With(now, "Hélio Bastos", "Proprietário", "+5519900003601").Advised(now)
            .Licensed(gestor: 1, pdv: 2, tef: 2)
            .On(Till("CAIXA-01", "990 002 541", tef: "4.8"), Till("CAIXA-02", "990 002 542", tef: "4.8")),
        Customer(now, "C-0037", "Lavanderia Brisa Ltda", "Lavanderia Brisa", "90735776000142", TaxRegime.Mei, "Cíntia Arruda")
            .In(now, "Valinhos", "SP")
            .Advised(now)
            .Licensed(pdv: 1)
            .On(Till("BALCAO", "990 002 551")),
        Customer(now, "C-0038", "Casa de Carnes Boi Gordo", "Açougue Boi Gordo", null, TaxRegime.Unknown, "Raimundo Farias", "Cadastro repetido de C-0021, bom para experimentar a união.")
            .In(now, "Belém", "PA")
            .With(now, "Lia Farias", "Caixa", "+5591900003801")
            .On(Till("CAIXA-03", "990 002 561", "10.1.4")),
        Customer(now, "C-0039", "Teatro Sala Nova Produções Ltda", "Sala Nova", "90739887000127", TaxRegime.LucroPresumido, "Beto Aragão")
            .In(now, "Belo Horizonte", "MG")
            .With(now, "Beto Aragão", "Produtor", "+5531900003901")
            .Licensed(pdv: 2, tef: 2).Until(now, 18)
            .On(Till("BILHETERIA-1", "990 002 571", tef: "4.6"), Till("BILHETERIA-2", "990 002 572", tef: "4.8")),
        Customer(now, "C-0040", "Laticínios Serra Verde Ltda", "Serra Verde", "90743998000107", TaxRegime.LucroReal, "Conceição Maia")
            .In(now, "Natal", "RN")
            .With(now, "Conceição Maia", "Diretora", "+5584900004001").With(now, "Igor Maia", "Faturamento", "+5584900004002")
            .Licensed(gestor: 4, bi: 2).Until(now, 240)
            .On(Server("SERVIDOR", "990 002 581", "10.1.4"), Office("FATURAMENTO", "990 002 582", bi: "4.1.0")),
    ];

    /// <summary>Of a chain: fourteen tills and an office.</summary>
    private static IEnumerable<MachineFacts> Shop(string name, int firstAnyDesk) =>
        [.. Tills(14, firstAnyDesk).Select(till => till with { Name = $"{name}-{till.Name}" }), Office($"{name}-GERENCIA", $"{firstAnyDesk + 50}")];

    /// <summary>One accountant answers for several of them.</summary>
    private static Customer Advised(this Customer customer, DateTimeOffset now) => customer.With(now, "Lúcia Prado", "Contadora", "+5519900009001");
}
