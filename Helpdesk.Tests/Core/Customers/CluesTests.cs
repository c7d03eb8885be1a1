using Helpdesk.Core.Customers;

namespace Helpdesk.Tests.Core.Customers;

public sealed class CluesTests
{
    [Theory]
    [InlineData("Meu CNPJ é 12.345.678/0001-95, pode ver?", "12345678000195")]
    [InlineData("cnpj 12345678000195", "12345678000195")]
    [InlineData("QX.7R2.K9A/0001-00", "QX7R2K9A000100")]
    [InlineData("900.000.456-08", "90000045608")]
    [InlineData("12.345.678/0001-96 está errado", null)]
    [InlineData("a nota 12345678000195123 não saiu", null)]
    public void A_tax_number_counts_when_its_check_digits_are_right(string text, string? found) => Assert.Equal(found, Clues.TaxIds(text).SingleOrDefault()?.Value);

    [Theory]
    [InlineData("Oi, aqui é da Padaria Pão Quente, meu PDV não abre", "padaria pao quente")]
    [InlineData("sou do restaurante tempero de minas", "restaurante tempero de minas")]
    [InlineData("Maria - Pão Quente", "pao quente")]
    public void A_name_is_what_stands_between_common_words(string text, string name) => Assert.Contains(name, Clues.Names(text));

    [Theory]
    [InlineData("Bom dia, tudo bem?")]
    [InlineData("Meu PDV não abre")]
    [InlineData("oi")]
    [InlineData("")]
    public void Greetings_and_complaints_are_no_names(string text) => Assert.Empty(Clues.Names(text));
}
