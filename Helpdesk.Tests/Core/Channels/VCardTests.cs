using Helpdesk.Core.Channels;

namespace Helpdesk.Tests.Core.Channels;

public sealed class VCardTests
{
    [Fact]
    public void What_is_written_reads_back()
    {
        var contact = new SharedContact(@"Gil, o porteiro; bloco \B", ["+55 11 90000-5090", "+5585900001002"]);

        var read = Assert.Single(VCard.Read(VCard.Write(contact)));

        Assert.Equal((contact.Name, contact.Phones.Count), (read.Name, read.Phones.Count));
        Assert.Equal(contact.Phones, read.Phones);
    }

    [Theory]
    [InlineData("BEGIN:VCARD\r\nFN:Gil\r\nitem1.TEL;waid=5511900005090:+55 11 90000-5090\r\nEND:VCARD", "Gil", "+55 11 90000-5090")]
    [InlineData("BEGIN:VCARD\nN:Costa;Bia;;;\nTEL:1\nEND:VCARD", "Costa Bia", "1")]
    [InlineData("BEGIN:VCARD\nORG:Oficina;\nTEL:1\nEND:VCARD", "Oficina", "1")]
    [InlineData("BEGIN:VCARD\nFN:Um nome que con\n tinua\ntel:1\nEND:VCARD", "Um nome que continua", "1")]
    public void Cards_of_all_phones_are_read(string text, string name, string phone)
    {
        var contact = Assert.Single(VCard.Read(text));

        Assert.Equal((name, phone), (contact.Name, Assert.Single(contact.Phones)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Oi")]
    public void Other_texts_are_no_cards(string text) => Assert.Empty(VCard.Read(text));
}
