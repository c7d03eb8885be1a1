using System.Globalization;
using System.Text;
using Helpdesk.Core.Channels;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// Tells a mere courtesy ("obrigada!", "ok 👍", a sticker) from something that wants an answer. In doubt it is no courtesy: a ticket
/// reopened in vain costs a click, a customer overlooked costs the customer.
/// </summary>
public static class Courtesy
{
    private const int LongestCourtesy = 60;

    private static readonly HashSet<string> Words =
    [
        "ok", "okay", "okey", "okk", "blz", "beleza", "certo", "certinho", "perfeito", "otimo", "show", "top", "joia", "massa", "maravilha", "excelente",
        "obrigado", "obrigada", "obg", "obgd", "obgda", "brigado", "brigada", "brigadao", "obrigadao", "obrigadinha", "valeu", "vlw", "vlww", "grato",
        "grata", "gratidao", "agradeco", "agradecido", "agradecida", "thanks", "thank", "thx", "tks", "bom", "boa", "dia", "tarde", "noite", "tchau",
        "ate", "logo", "mais", "abraco", "abracos", "abs", "att", "isso", "entendi", "entendido", "combinado", "fechado", "tranquilo", "disponha",
        "imagina", "nada", "de", "por", "tudo", "muito", "muita", "mt", "mto", "pela", "pelo", "ajuda", "atencao", "atendimento", "suporte", "a", "o",
        "e", "voce", "voces", "vc", "vcs", "you", "so", "much", "very", "great", "nice", "good", "bye", "sim", "ta", "tah", "eu", "que", "final",
        "semana", "um", "uma", "otima", "pessoal", "gente", "deus", "abencoe", "te", "lhe", "kk", "kkk", "kkkk", "rs", "rsrs", "haha",
    ];

    /// <summary>At least one of these must be there: "bom dia" alone greets, and greetings begin conversations.</summary>
    private static readonly HashSet<string> Thanks =
    [
        "ok", "okay", "okey", "okk", "blz", "beleza", "certo", "certinho", "perfeito", "otimo", "show", "top", "joia", "massa", "maravilha", "excelente",
        "obrigado", "obrigada", "obg", "obgd", "obgda", "brigado", "brigada", "brigadao", "obrigadao", "obrigadinha", "valeu", "vlw", "vlww", "grato",
        "grata", "gratidao", "agradeco", "agradecido", "agradecida", "thanks", "thank", "thx", "tks", "entendi", "entendido", "combinado", "fechado",
        "tranquilo", "disponha", "imagina", "tchau", "abraco", "abracos", "abs", "isso", "great", "nice", "bye", "kkk", "kkkk", "rs", "rsrs", "haha",
    ];

    public static bool Is(Content content) => content.Kind switch
    {
        MessageKind.Sticker => true,
        MessageKind.Text => IsText(content.Text ?? ""),
        _ => false,
    };

    /// <summary>What begins conversations and thanks for nothing.</summary>
    private static readonly HashSet<string> Greetings = ["oi", "oie", "ola", "opa", "alo", "bem", "favor", "hi", "hello", "hey", "morning", "afternoon", "please"];

    /// <summary>The words that are neither thanks nor greeting, plain: what a text is about.</summary>
    public static string Matter(string text) =>
        string.Join(' ', Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Words.Contains(word) && !Greetings.Contains(word)));

    private static bool IsText(string text)
    {
        if (text.Length > LongestCourtesy || text.Contains('?', StringComparison.Ordinal)) return false;

        var words = Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return text.Any(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c));

        return words.All(Words.Contains) && words.Any(Thanks.Contains);
    }

    /// <summary>Lower case letters and digits without accents; everything else, emoji too, becomes a gap.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }

        return plain.ToString();
    }
}
