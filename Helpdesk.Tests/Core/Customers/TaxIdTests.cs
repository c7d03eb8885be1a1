using Helpdesk.Core.Customers;

namespace Helpdesk.Tests.Core.Customers;

public class TaxIdTests
{
    [Theory]
    [InlineData("12345678000195", TaxIdKind.Cnpj, "12345678000195", "12.345.678/0001-95")]
    [InlineData("12.345.678/0001-95", TaxIdKind.Cnpj, "12345678000195", "12.345.678/0001-95")]
    [InlineData("12.ABC.345/01DE-35", TaxIdKind.Cnpj, "12ABC34501DE35", "12.ABC.345/01DE-35")]
    [InlineData("12abc34501de35", TaxIdKind.Cnpj, "12ABC34501DE35", "12.ABC.345/01DE-35")]
    [InlineData("123.456.789-09", TaxIdKind.Cpf, "12345678909", "123.456.789-09")]
    [InlineData(" 111.444.777-35 ", TaxIdKind.Cpf, "11144477735", "111.444.777-35")]
    public void A_right_number_is_taken_with_or_without_punctuation(string typed, TaxIdKind kind, string value, string display)
    {
        var id = TaxId.From(typed);

        Assert.Equal((kind, value, display), (id?.Kind, id?.Value, id?.Display));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345678000196")]
    [InlineData("12345678000185")]
    [InlineData("12ABC34501DE36")]
    [InlineData("12ABC34501DE3X")]
    [InlineData("12345678908")]
    [InlineData("11111111111")]
    [InlineData("00000000000000")]
    [InlineData("1234567800019")]
    [InlineData("1234567890٩")]
    public void A_wrong_check_digit_length_or_alphabet_is_refused(string? typed) => Assert.Null(TaxId.From(typed));
}
