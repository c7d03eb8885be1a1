using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.Customers;

/// <summary>What in a message may tell whose it is: tax numbers, and words that a company may be called.</summary>
public static partial class Clues
{
    /// <summary>A name has no more words than that worth comparing.</summary>
    private const int Words = 4;

    private const int MostPhrases = 24;

    /// <summary>A word alone must have so many letters; shorter ones are in too many names.</summary>
    private const int Telling = 6;

    /// <summary>Words of greetings and complaints, which are in names too ("Bom Dia") and mean nothing here.</summary>
    private static readonly FrozenSet<string> Common = FrozenSet.Create(StringComparer.Ordinal,
        ["bom", "boa", "dia", "tarde", "noite", "oi", "ola", "tudo", "bem", "obrigado", "obrigada", "por", "favor", "meu", "minha", "nosso", "nossa", "aqui", "sou", "somos",
         "falo", "fala", "falando", "nao", "sim", "esta", "estou", "para", "com", "sem", "que", "uma", "um", "no", "na", "nos", "nas", "em", "ao", "abre", "abrir", "erro", "sistema",
         "caixa", "nota", "notas", "fiscal", "impressora", "pdv", "ajuda", "preciso", "precisa", "empresa", "loja", "cnpj", "cpf", "cliente", "gostaria", "consigo", "quero"]);

    private static readonly FrozenSet<string> Joints = FrozenSet.Create(StringComparer.Ordinal, ["de", "da", "do", "das", "dos", "e", "o", "a"]);

    /// <summary>Numbers with right check digits, with or without punctuation.</summary>
    public static IEnumerable<TaxId> TaxIds(string text) => Number().Matches(text).Select(match => TaxId.From(match.Value)).OfType<TaxId>();

    /// <summary>Runs of up to four words that may be a name, lower case and without accents; the longest first.</summary>
    public static IReadOnlyList<string> Names(string text)
    {
        var phrases = Sentence().Split(SearchText.Plain(text)).SelectMany(Runs).SelectMany(Windows).Where(IsTelling).Distinct();
        return [.. phrases.OrderByDescending(p => p.Length).Take(MostPhrases)];
    }

    /// <summary>Common words part a sentence; "de" and the like belong to a name only between two words of it.</summary>
    private static IEnumerable<List<string>> Runs(string sentence)
    {
        var run = new List<string>();
        foreach (var word in Between().Split(sentence).Where(w => w.Length > 0).Append(""))
        {
            if (word.Length > 0 && !Common.Contains(word) && (run.Count > 0 || !Joints.Contains(word)))
            {
                run.Add(word);
                continue;
            }

            while (run.Count > 0 && Joints.Contains(run[^1])) run.RemoveAt(run.Count - 1);
            if (run.Count > 0) yield return run;
            run = [];
        }
    }

    private static IEnumerable<string> Windows(List<string> run)
    {
        for (var size = Math.Min(Words, run.Count); size >= 1; size--)
        {
            for (var i = 0; i + size <= run.Count; i++)
            {
                if (!Joints.Contains(run[i]) && !Joints.Contains(run[i + size - 1])) yield return string.Join(' ', run.Skip(i).Take(size));
            }
        }
    }

    private static bool IsTelling(string phrase) => phrase.Length >= Telling && phrase.Any(char.IsLetter) && !phrase.Any(char.IsAsciiDigit);

    [GeneratedRegex(@"(?<![0-9A-Za-z])([0-9]{3}\.?[0-9]{3}\.?[0-9]{3}-?[0-9]{2}|[0-9A-Za-z]{2}\.?[0-9A-Za-z]{3}\.?[0-9A-Za-z]{3}/?[0-9A-Za-z]{4}-?[0-9]{2})(?![0-9A-Za-z])", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[.,;:!?()\n\r""“”|/–—-]+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[^\p{L}\p{Nd}&']+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Between();
}
