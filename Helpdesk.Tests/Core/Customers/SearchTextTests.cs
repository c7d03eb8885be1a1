using Helpdesk.Core.Customers;

namespace Helpdesk.Tests.Core.Customers;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Pão  QUENTE", "pao", "quente")]
    [InlineData("", null, null)]
    [InlineData("caixa-01", "caixa-01", null)]
    public void Words_are_plain(string typed, string? first, string? second) =>
        Assert.Equal(new[] { first, second }.OfType<string>(), SearchText.WordsOf(typed).Select(w => w.Text));

    [Theory]
    [InlineData("(11) 90000-1234", "5511900001234")]
    [InlineData("11 0000-1234", "5511900001234")]
    [InlineData("011 90000-1234", "5511900001234")]
    [InlineData("+55 11 90000 1234", "5511900001234")]
    [InlineData("12.345.678/0001-95", "12345678000195")]
    [InlineData("990 000 101", "990000101")]
    [InlineData("0001", "0001")]
    public void A_number_is_one_word_however_it_is_written(string typed, string form)
    {
        var word = Assert.Single(SearchText.WordsOf(typed));

        Assert.Contains(form, word.Forms);
    }

    [Fact]
    public void A_tax_id_with_letters_is_found_without_its_punctuation() =>
        Assert.Contains("qx7r2k9a000100", Assert.Single(SearchText.WordsOf("QX.7R2.K9A/0001-00")).Forms);
}
