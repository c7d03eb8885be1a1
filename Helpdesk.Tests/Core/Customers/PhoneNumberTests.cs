using Helpdesk.Core.Customers;

namespace Helpdesk.Tests.Core.Customers;

public class PhoneNumberTests
{
    private const string SaoPaulo = "+5511900001001 +551100001001";
    private const string Ceara = "+5585900001002 +558500001002";

    [Theory]
    [InlineData("5511900001001", SaoPaulo)]
    [InlineData("551100001001", SaoPaulo)]
    [InlineData("5585900001002", Ceara)]
    [InlineData("558500001002@c.us", Ceara)]
    [InlineData("5521900001003", "+5521900001003 +552100001003")]
    [InlineData("552100001003", "+5521900001003 +552100001003")]
    [InlineData("5527900001008", "+5527900001008 +552700001008")]
    [InlineData("553100001009", "+5531900001009 +553100001009")]
    [InlineData("5541900001010", "+5541900001010 +554100001010")]
    [InlineData("5551900001011", "+5551900001011 +555100001011")]
    [InlineData("555500001012", "+5555900001012 +555500001012")]
    [InlineData("556200001013", "+5562900001013 +556200001013")]
    [InlineData("5571900001014", "+5571900001014 +557100001014")]
    [InlineData("558100001015@c.us", "+5581900001015 +558100001015")]
    [InlineData("559200001016", "+5592900001016 +559200001016")]
    [InlineData("551120000403", "+551120000403")]
    [InlineData("556220000403", "+556220000403")]
    [InlineData("5562920000403", "+5562920000403")]
    [InlineData("5511900001001:12@s.whatsapp.net", SaoPaulo)]
    [InlineData("351910000407", "+351910000407")]
    [InlineData("12025550108", "+12025550108")]
    [InlineData("5491100000109", "+5491100000109 +541100000109")]
    [InlineData("541100000109", "+5491100000109 +541100000109")]
    [InlineData("5215500000110", "+525500000110 +5215500000110")]
    [InlineData("525500000110", "+525500000110 +5215500000110")]
    [InlineData("558588887777", "+5585988887777 +558588887777")]
    public void A_providers_id_has_one_key_and_perhaps_another_form(string raw, string forms) =>
        Assert.Equal(forms, FormsOf(PhoneNumber.FromProvider(raw)));

    [Theory]
    [InlineData("+55 11 90000-1001", SaoPaulo)]
    [InlineData("(85) 90000-1002", Ceara)]
    [InlineData("085 90000-1002", Ceara)]
    [InlineData("55 90000-1012", "+5555900001012 +555500001012")]
    [InlineData("(11) 2000-0403", "+551120000403")]
    [InlineData("0055 11 90000-1001", SaoPaulo)]
    [InlineData("5511900001001", SaoPaulo)]
    [InlineData("+351 910 000 407", "+351910000407")]
    public void A_typed_number_is_read_as_a_Brazilian_would_mean_it(string typed, string forms) =>
        Assert.Equal(forms, FormsOf(PhoneNumber.FromTyped(typed)));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("90000-1001")]
    [InlineData("(10) 90000-1001")]
    [InlineData("(11) 80000-1001")]
    [InlineData("0800 123 4567")]
    [InlineData("+55 10 90000-1001")]
    [InlineData("+55 11 9000-10012345")]
    [InlineData("11 90000-1001 Maria")]
    [InlineData("11 90000+1001")]
    [InlineData("+1234")]
    [InlineData("+0123456789")]
    public void What_cannot_be_a_whole_number_is_refused(string? typed) => Assert.Null(PhoneNumber.FromTyped(typed));

    [Theory]
    [InlineData("70000000003003@lid", RawIdKind.Lid)]
    [InlineData("120363000000003001-group", RawIdKind.Room)]
    [InlineData("120363000000003001@g.us", RawIdKind.Room)]
    [InlineData("120363000000003001@newsletter", RawIdKind.Room)]
    [InlineData("1794830500-broadcast", RawIdKind.Room)]
    [InlineData("BR.1502576394655899", RawIdKind.UserId)]
    [InlineData("BR.ENT.1502576394655899", RawIdKind.UserId)]
    [InlineData("Y2FwaV9ncm91cDo1NTExOTAwMDAwMTAw", RawIdKind.Opaque)]
    [InlineData("", RawIdKind.Opaque)]
    public void An_opaque_id_never_becomes_a_phone(string raw, RawIdKind kind)
    {
        Assert.Equal(kind, RawId.KindOf(raw));
        Assert.Null(PhoneNumber.FromProvider(raw));
    }

    [Theory]
    [InlineData("551100001234", "+55 11 90000-1234")]
    [InlineData("551120000403", "+55 11 2000-0403")]
    [InlineData("351910000407", "+351910000407")]
    public void Brazilian_numbers_are_shown_as_people_write_them(string raw, string display) =>
        Assert.Equal(display, PhoneNumber.FromProvider(raw)?.Display);

    [Fact]
    public void Both_forms_of_a_phone_are_equal_and_a_landline_is_nobodys_mobile()
    {
        Assert.Equal(PhoneNumber.FromProvider("558500001002"), PhoneNumber.FromTyped("(85) 90000-1002"));
        Assert.NotEqual(PhoneNumber.FromProvider("556220000403"), PhoneNumber.FromProvider("5562920000403"));
    }

    private static string FormsOf(PhoneNumber? number) => $"{number?.Value} {number?.OtherForm}".Trim();
}
