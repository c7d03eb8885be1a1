using System.Collections.Frozen;
using System.Globalization;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>The words that cells use for what is a choice, and how exports write them.</summary>
internal static class CellWords
{
    /// <summary>Empties a field; an empty cell leaves what is there.</summary>
    public static readonly FrozenSet<string> Empties = ["apagar", "limpar", "clear", "delete"];

    /// <summary>The key of the row that templates begin with.</summary>
    public static readonly FrozenSet<string> Examples = ["exemplo", "example"];

    private static readonly FrozenDictionary<string, TaxRegime> Regimes = Read<TaxRegime>(
        (TaxRegime.SimplesNacional, "simplesnacional simples sn optante optantepelosimples epp me"), (TaxRegime.Mei, "mei microempreendedorindividual simei"),
        (TaxRegime.LucroPresumido, "lucropresumido presumido lp"), (TaxRegime.LucroReal, "lucroreal real lr"),
        (TaxRegime.ImuneIsenta, "imuneisenta imuneouisenta imune isenta isento"), (TaxRegime.Unknown, "unknown desconhecido naoinformado"));

    private static readonly FrozenDictionary<string, MachineRole> Roles = Read<MachineRole>(
        (MachineRole.Server, "server servidor"), (MachineRole.Pos, "pos pdv caixa frentedecaixa till checkout"),
        (MachineRole.Workstation, "workstation estacao estacaodetrabalho escritorio retaguarda office"), (MachineRole.Other, "other outra outro"));

    private static readonly FrozenDictionary<string, bool> YesNo = Read<bool>(
        (true, "sim s yes y true verdadeiro 1 x ativo ativa active"), (false, "nao n no false falso 0 inativo inativa inactive cancelado bloqueado"));

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>What is accepted, in the reader's language, for a refusal to name.</summary>
    public static string Choices<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Name));

    public static string YesAndNo => $"{Name(true)}, {Name(false)}";

    public static TaxRegime? Regime(string text) => Find(Regimes, text);

    public static MachineRole? Role(string text) => Find(Roles, text);

    public static bool? Flag(string text) => Find(YesNo, text);

    public static string Name(bool flag) => (flag, IsEnglish) switch { (true, true) => "Yes", (true, false) => "Sim", (false, true) => "No", _ => "Não" };

    public static string Name<T>(T value) where T : struct, Enum => value switch
    {
        TaxRegime.Mei => "MEI",
        TaxRegime.SimplesNacional => "Simples Nacional",
        TaxRegime.LucroPresumido => "Lucro Presumido",
        TaxRegime.LucroReal => "Lucro Real",
        TaxRegime.ImuneIsenta => "Imune ou isenta",
        TaxRegime.Unknown => IsEnglish ? "Unknown" : "Não informado",
        MachineRole.Server => IsEnglish ? "Server" : "Servidor",
        MachineRole.Pos => IsEnglish ? "POS" : "PDV",
        MachineRole.Workstation => IsEnglish ? "Workstation" : "Estação",
        _ => IsEnglish ? "Other" : "Outra",
    };

    private static T? Find<T>(FrozenDictionary<string, T> words, string text) where T : struct =>
        words.TryGetValue(Column.Plain(text), out var value) ? value : null;

    private static FrozenDictionary<string, T> Read<T>(params (T Value, string Words)[] all) =>
        all.SelectMany(one => one.Words.Split(' ').Select(word => (word, one.Value))).ToFrozenDictionary(w => w.word, w => w.Value);
}
