namespace Helpdesk.Core.Transfer;

/// <summary>The columns of every kind of table.</summary>
public static class Columns
{
    public const string Key = "externalId";
    public const string TaxId = "taxId";

    private static readonly Column CustomerKey = new(Key, "Código", "Code", "Cód", "Código do cliente", "Código cliente", "Cód cliente", "ID", "ID cliente", "ID do cliente",
        "Chave", "Key", "Customer code", "Customer id", "Código ERP", "Matrícula");

    private static readonly Column CustomerTaxId = new(TaxId, "CNPJ/CPF", "CNPJ/CPF", "CNPJ", "CPF", "CPF/CNPJ", "CNPJ ou CPF", "Documento", "CGC", "Tax number",
        "CNPJ do cliente", "CPF do cliente", "Inscrição")
    { Many = true };

    /// <summary>For the eye: beside the key it says whose row it is, and the import does not look at it.</summary>
    private static readonly Column CustomerName = new("customer", "Cliente", "Customer", "Nome do cliente", "Razão social", "Nome fantasia", "Empresa", "Customer name") { Ignored = true };

    private static readonly Column[] OfCustomers =
    [
        CustomerKey,
        new("legalName", "Razão social", "Legal name", "Nome empresarial", "Razão", "Nome", "Nome/Razão social", "Cliente", "Empresa", "Company", "Name", "Customer") { Telling = true },
        new("tradeName", "Nome fantasia", "Trade name", "Fantasia", "Apelido") { Telling = true },
        CustomerTaxId,
        new("taxRegime", "Regime tributário", "Tax regime", "Regime", "Tributação", "Enquadramento") { Telling = true },
        new("responsibleName", "Responsável", "Responsible", "Nome do responsável", "Proprietário", "Contato principal", "Owner") { Telling = true },
        new("city", "Cidade", "City", "Município") { Telling = true },
        new("state", "UF", "State", "Estado", "Sigla do estado") { Telling = true },
        new("tags", "Etiquetas", "Tags", "Etiqueta", "Marcadores", "Tag"),
        new("notes", "Observações", "Notes", "Observação", "Obs", "Notas", "Anotações", "Comentários", "Comments"),
        new("active", "Ativo", "Active", "Ativa", "Situação", "Status", "Ativo?"),
    ];

    private static readonly Column[] OfContacts =
    [
        CustomerKey, CustomerTaxId, CustomerName,
        new("name", "Nome", "Name", "Contato", "Nome do contato", "Pessoa", "Contact", "Contact name"),
        new("role", "Cargo", "Role", "Função", "Papel", "Setor", "Departamento", "Position"),
        new("phones", "Telefone", "Phone", "Tel", "Fone", "Celular", "WhatsApp", "Número", "Telefone celular", "Telefone fixo", "Telefones", "Phones", "Mobile", "DDD/Telefone")
            { Many = true, Telling = true },
    ];

    private static readonly Column[] OfLicences =
    [
        CustomerKey, CustomerTaxId, CustomerName,
        new("module", "Módulo", "Module", "Produto", "Sistema", "Licença", "Product", "Licence", "License") { Telling = true },
        new("quantity", "Quantidade", "Quantity", "Qtd", "Qtde", "Quant", "Licenças", "Usuários", "Licences", "Licenses") { Telling = true },
        new("validUntil", "Válida até", "Valid until", "Validade", "Vencimento", "Vence em", "Válido até", "Expira em", "Data de validade", "Expires") { Telling = true },
    ];

    private static readonly Column[] OfMachines =
    [
        CustomerKey, CustomerTaxId, CustomerName,
        new("name", "Máquina", "Machine", "Nome da máquina", "Computador", "Terminal", "Estação", "Nome", "Equipamento", "Host", "Hostname", "Name", "Computer") { Telling = true },
        new("anyDeskId", "AnyDesk", "AnyDesk", "ID AnyDesk", "Código AnyDesk", "AnyDesk ID", "Acesso remoto", "Número AnyDesk") { Telling = true },
        new("role", "Função", "Role", "Tipo", "Tipo de máquina", "Uso", "Type"),
        new("notes", "Observações", "Notes", "Observação", "Obs", "Notas", "Comments"),
    ];

    public static IReadOnlyList<Column> Of(TableKind kind) => kind switch
    {
        TableKind.Customers => OfCustomers,
        TableKind.Contacts => OfContacts,
        TableKind.Licences => OfLicences,
        _ => OfMachines,
    };

    public static Column Named(TableKind kind, string key) =>
        Of(kind).FirstOrDefault(c => c.Key == key) ?? new Column(key, VersionOf(key) is { } module ? $"Versão {module}" : key, VersionOf(key) is { } m ? $"Version {m}" : key);

    /// <summary>What a table cannot do without, besides saying whose row it is. Each is a choice: one of its columns suffices.</summary>
    public static IReadOnlyList<Column[]> Needs(TableKind kind) => kind switch
    {
        TableKind.Customers => [[.. OfCustomers.Where(c => c.Telling)]],
        TableKind.Contacts => [[Named(kind, "name"), Named(kind, "phones")]],
        TableKind.Licences => [[Named(kind, "module")]],
        _ => [[Named(kind, "name")]],
    };

    /// <summary>The key of the column that tells a module's version on a machine.</summary>
    public static string Version(string module) => $"version:{module}";

    private static string? VersionOf(string key) => key.StartsWith("version:", StringComparison.Ordinal) ? key["version:".Length..] : null;
}
