using Helpdesk.Core.Customers;
using static Helpdesk.Core.Data.DemoBuilding;

namespace Helpdesk.Core.Data;

/// <summary>
/// Who licensed the ERP. Telephone numbers are of the invented block 9 0000-xxxx, tax numbers of a range that is not given out.
/// </summary>
internal static class DemoCustomers
{
    public static IEnumerable<Customer> All(DateTimeOffset now) => [.. Food(now), .. Shops(now), .. Services(now), .. Special(now), .. DemoMoreCustomers.All(now)];

    private static IEnumerable<Customer> Food(DateTimeOffset now) =>
    [
        Customer(now, "C-0001", "Padaria Pão Quente Ltda", "Padaria Pão Quente", "12345678000195", TaxRegime.SimplesNacional, "Maria Souza",
                "Abre às 5h30. Nos caixas, só acessar depois de avisar a Rosana.")
            .In(now, "São Paulo", "SP").With(now, "Maria Souza", "Proprietária", "+5511900001234").With(now, "Rosana Lima", "Gerente", "+5511900001235")
            .Licensed(gestor: 1, pdv: 3, tef: 2)
            .On(Till("CAIXA-01", "990 000 101", tef: "4.8"), Till("CAIXA-02", "990 000 102", tef: "4.8"), Till("CAIXA-03", "990 000 103", "10.1.4"),
                Office("ESCRITORIO", "paoquente-esc@ad")),
        Customer(now, "C-0002", "Mercado Bom Preço Ltda", "Mercado Bom Preço", "90041237000103", TaxRegime.LucroPresumido, "João Batista Rocha")
            .In(now, "Contagem", "MG").With(now, "João Batista Rocha", "Proprietário", "+5531900002001").With(now, "Cleide Ramos", "Operadora de caixa", "+5531900002002")
            .With(now, "Helena Couto", "Contadora", "+5531900002003")
            .Licensed(gestor: 2, pdv: 6, bi: 1, tef: 6)
            .On(Server("SERVIDOR", "990 000 201"), Till("CAIXA-01", "990 000 202", tef: "4.8"), Till("CAIXA-02", "990 000 203", tef: "4.8"),
                Till("CAIXA-03", "990 000 204", "10.0.9", tef: "4.6"), Till("CAIXA-04", "990 000 205", tef: "4.8"),
                Office("FINANCEIRO", "990 000 206", bi: "4.1.0")),
        Customer(now, "C-0003", "Supermercados Três Irmãos Teixeira S.A.", "Três Irmãos Supermercados", "90082474000112", TaxRegime.LucroReal, "Otávio Teixeira",
                "Duas frentes de caixa. Atualização só aos domingos, combinada com o TI.")
            .In(now, "Goiânia", "GO").With(now, "Otávio Teixeira", "Diretor", "+5562900003001").With(now, "Wesley Prates", "TI", "+5562900003002")
            .With(now, "Sandra Melo", "Fiscal de caixa", "+5562900003003")
            .Licensed(gestor: 5, pdv: 20, bi: 3, tef: 20)
            .On([.. Tills(20, 990000301), Server("SRV-DADOS", "990 000 331"), Server("SRV-TEF", "990 000 332"),
                Office("CPD", "990 000 333", bi: "4.1.0"), Office("COMPRAS", "990 000 334", "10.1.4")]),
        Customer(now, "C-0004", "Restaurante Tempero de Minas Ltda", "Tempero de Minas", "90123711000146", TaxRegime.SimplesNacional, "Geralda Pires")
            .In(now, "Ouro Preto", "MG").With(now, "Geralda Pires", "Proprietária", "+5531900004001").With(now, "Kauã Pires", "Gerente", "+5531900004002")
            .Licensed(gestor: 1, pdv: 2, tef: 1)
            .On(Till("BALCAO", "990 000 401", tef: "4.8"), Till("DELIVERY", "990 000 402", "10.1.4"), Office("COZINHA", null)),
        Customer(now, "C-0005", "Jandira Lopes 90000012343", "Lanchonete Sabor da Praça", "90164948000175", TaxRegime.Mei, "Jandira Lopes")
            .In(now, "Belém", "PA").With(now, "Jandira Lopes", "Proprietária", "+5591900005001")
            .Licensed(pdv: 1)
            .On(Till("CAIXA", "990 000 501"), Office("NOTEBOOK", "990 000 502", "10.0.9")),
    ];

    private static IEnumerable<Customer> Shops(DateTimeOffset now) =>
    [
        Customer(now, "C-0006", "Farmácia Vida Nova Ltda", "Farmácia Vida Nova", "90206185000188", TaxRegime.SimplesNacional, "Paulo Aguiar")
            .In(now, "Recife", "PE").With(now, "Paulo Aguiar", "Farmacêutico", "+5581900006001").With(now, "Tatiane Reis", "Balconista", "+5581900006002")
            .Licensed(gestor: 1, pdv: 3, tef: 3)
            .On(Till("BALCAO-1", "990 000 601", tef: "4.8"), Till("BALCAO-2", "990 000 602", tef: "4.7"), Office("GERENCIA", "990 000 603")),
        Customer(now, "C-0007", "Ótica Visão Clara Ltda", "Ótica Visão Clara", "90247422000159", TaxRegime.SimplesNacional, "Ivone Castro")
            .In(now, "Salvador", "BA").With(now, "Ivone Castro", "Proprietária", "+5571900007001")
            .Licensed(gestor: 1, pdv: 1, tef: 1)
            .On(Till("CAIXA", "990 000 701", tef: "4.8"), Office("LOJA", "990 000 702")),
        Customer(now, "C-0008", "Auto Peças Rodovia Ltda", "Auto Peças Rodovia", "90288659000188", TaxRegime.LucroPresumido, "Sérgio Damasceno")
            .In(now, "Piracicaba", "SP").With(now, "Sérgio Damasceno", "Proprietário", "+5519900008001").With(now, "Priscila Neves", "Faturamento", "+5519900008002")
            .Licensed(gestor: 3, pdv: 2, bi: 1)
            .On(Server("SERVIDOR", "990 000 801"), Till("BALCAO", "990 000 802"), Office("FATURAMENTO", "990 000 803", bi: "4.0.2"),
                Office("ESTOQUE", "990 000 804", "10.1.4")),
        Customer(now, "C-0009", "Pet Shop Amigo Fiel Ltda", "Pet Shop Amigo Fiel", "90329896000140", TaxRegime.SimplesNacional, "Bruna Vidal")
            .In(now, "Florianópolis", "SC").With(now, "Bruna Vidal", "Proprietária", "+5548900009001")
            .Licensed(gestor: 1, pdv: 1, tef: 1)
            .On(Till("CAIXA", "990 000 901", tef: "4.8"), Office("BANHO-E-TOSA", "990 000 902")),
        Customer(now, "C-0010", "Constrular Materiais de Construção S.A.", "Constrular", "90371133000167", TaxRegime.LucroReal, "Francisco Alencar")
            .In(now, "Fortaleza", "CE").With(now, "Francisco Alencar", "Diretor", "+5585900001001").With(now, "Neide Bezerra", "Contas a pagar", "+5585900001002")
            .Licensed(gestor: 6, pdv: 4, bi: 2, tef: 4)
            .On(Server("SERVIDOR", "990 001 001"), Till("CAIXA-01", "990 001 002", tef: "4.8"), Till("CAIXA-02", "990 001 003", tef: "4.8"),
                Office("EXPEDICAO", "990 001 004", "10.1.4"), Office("FINANCEIRO", "990 001 005", bi: "4.1.0")),
        Customer(now, "C-0011", "Boutique Flor de Lis Ltda", "Boutique Flor de Lis", "90412370000129", TaxRegime.SimplesNacional, "Renata Sampaio")
            .In(now, "Niterói", "RJ").With(now, "Renata Sampaio", "Proprietária", "+5521900001101")
            .Licensed(gestor: 1, pdv: 1)
            .On(Till("CAIXA", "990 001 101", "10.1.4"), Office("ESTOQUE", "990 001 102")),
        Customer(now, "C-0012", "Distribuidora Água Clara Ltda", "Água Clara", "QX7R2K9A000100", TaxRegime.LucroPresumido, "Adilson Moreira",
                "Primeiro cliente com o CNPJ alfanumérico.")
            .In(now, "Cuiabá", "MT").With(now, "Adilson Moreira", "Proprietário", "+5565900001201").With(now, "Elisa Duarte", "Faturamento", "+5565900001202")
            .Licensed(gestor: 2, bi: 1)
            .On(Office("FATURAMENTO", "990 001 201", bi: "4.1.0"), Office("ESCRITORIO", "aguaclara@ad")),
    ];

    private static IEnumerable<Customer> Services(DateTimeOffset now) =>
    [
        Customer(now, "C-0013", "Posto Alto da Serra Ltda", "Posto Alto da Serra", "90453607000110", TaxRegime.LucroPresumido, "Valdir Zanetti")
            .In(now, "Curitiba", "PR").With(now, "Valdir Zanetti", "Proprietário", "+5541900001301").With(now, "Márcia Lobo", "Gerente de pista", "+5541900001302")
            .Licensed(gestor: 2, pdv: 4, tef: 4)
            .On(Server("SERVIDOR", "1 990 001 301"), Till("PISTA-1", "990 001 302", tef: "4.8"), Till("PISTA-2", "990 001 303", tef: "4.6"),
                Till("CONVENIENCIA", "990 001 304", tef: "4.8")),
        Customer(now, "C-0014", "Hotel Serra Azul Ltda", "Hotel Serra Azul", "90494844000129", TaxRegime.LucroPresumido, "Ingrid Bauer")
            .In(now, "Gramado", "RS").With(now, "Ingrid Bauer", "Gerente", "+5554900001401").With(now, "Recepção", "Recepção 24 h", "+5554900001402")
            .Licensed(gestor: 2, pdv: 2, tef: 1)
            .On(Till("RECEPCAO", "990 001 401", tef: "4.8"), Till("RESTAURANTE", "990 001 402"), Office("ADM", "990 001 403")),
        Customer(now, "C-0015", "Clínica Bem Viver Ltda", "Clínica Bem Viver", "90536081000131", TaxRegime.LucroPresumido, "Dra. Sílvia Rangel")
            .In(now, "Brasília", "DF").With(now, "Sílvia Rangel", "Diretora", "+5561900001501").With(now, "Luana Freitas", "Recepção", "+5561900001502")
            .Licensed(gestor: 2)
            .On(Office("RECEPCAO", "990 001 501"), Office("FATURAMENTO", "990 001 502", "10.1.4")),
        Customer(now, "C-0016", "Transportadora Rota Sul Ltda", "Rota Sul", "90577318000122", TaxRegime.LucroReal, "Cristiano Becker")
            .In(now, "Porto Alegre", "RS").With(now, "Cristiano Becker", "Diretor", "+5551900001601").With(now, "Jaqueline Thomé", "Fiscal", "+5551900001602")
            .Licensed(gestor: 4, bi: 2)
            .On(Server("SRV-ERP", "990 001 601"), Office("FISCAL", "990 001 602", bi: "4.1.0"), Office("FROTA", "990 001 603")),
    ];

    private static IEnumerable<Customer> Special(DateTimeOffset now)
    {
        yield return Customer(now, "C-0017", "Instituto Mãos Dadas", "Bazar Mãos Dadas", "90618555000194", TaxRegime.ImuneIsenta, "Irmã Celeste Dantas")
            .In(now, "Natal", "RN").With(now, "Celeste Dantas", "Coordenadora", "+5584900001701")
            .Licensed(gestor: 1, pdv: 1)
            .On(Till("BAZAR", "990 001 701"), Office("SECRETARIA", "990 001 702"));
        yield return Customer(now, "C-0018", "Osmar Vilela", "Sítio Boa Vista", "90000045608", TaxRegime.Unknown, "Osmar Vilela", "Produtor rural, emite pelo CPF.")
            .In(now, "Rio Verde", "GO").With(now, "Osmar Vilela", "Produtor", "+5564900001801")
            .Licensed(gestor: 1)
            .On(Office("NOTEBOOK", "990 001 801"), Office("ESCRITORIO", "990 001 802", "9.8.0"));

        var former = Customer(now, "C-0019", "Papelaria Ponto e Vírgula Ltda", "Papelaria Ponto e Vírgula", "90659792000101", TaxRegime.SimplesNacional, "Célia Antunes",
                "Encerrou as atividades em setembro.")
            .In(now, "Franca", "SP").With(now, "Célia Antunes", "Proprietária", "+5516900001901")
            .Licensed(gestor: 1, pdv: 1);
        former.Deactivate(now);
        yield return former;
    }
}
