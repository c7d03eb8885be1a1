using Helpdesk.Web.Features.Search;

namespace Helpdesk.Tests.Web.Search;

public sealed class MarksTests
{
    [Theory]
    [InlineData("A impressão do CAIXA-02", "impressao caixa", "A [impressão] do [CAIXA]-02")]
    [InlineData("Duas impressoras", "impressora", "Duas [impressora]s")]
    [InlineData("A impressora", "impressoras", "A [impressora]")]
    [InlineData("Rejeição 539, nota 5391", "539", "Rejeição [539], nota [539]1")]
    [InlineData("O boleto", "nota", "O boleto")]
    [InlineData("O boleto", "", "O boleto")]
    [InlineData("", "nota", "")]
    public void Words_are_marked_whatever_their_accents_and_endings(string text, string sought, string expected) =>
        Assert.Equal(expected, string.Concat(Marks.Of(text, sought).Select(part => part.Marked ? $"[{part.Text}]" : part.Text)));

    [Fact]
    public void An_excerpt_begins_near_the_first_word_that_was_looked_for()
    {
        var text = $"{string.Concat(Enumerable.Repeat("palavra ", 40))}\n gaveta {string.Concat(Enumerable.Repeat("depois ", 40))}";

        var excerpt = Marks.Excerpt(text, "gaveta");

        Assert.StartsWith("…palavra", excerpt, StringComparison.Ordinal);
        Assert.Contains(" gaveta depois", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("…", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 50, 100);
    }

    [Fact]
    public void A_short_text_is_its_own_excerpt() => Assert.Equal("Oi, a gaveta não abre", Marks.Excerpt("Oi,  a gaveta\nnão abre", "gaveta"));
}
