using System.Globalization;
using Helpdesk.Web.Shell;

namespace Helpdesk.Tests.Web.Shell;

public sealed class RadzenTextsTests
{
    private readonly RadzenTexts _texts = new(Texts.Of<RadzenTexts>());

    [Theory]
    [InlineData("pt-BR", "Pager_NextPageTitle", "Próxima página")]
    [InlineData("pt-BR", "DropDownDataGrid_NextPageTitle", "Próxima página")]
    [InlineData("pt-BR", "RequiredValidator_Text", "Obrigatório")]
    [InlineData("en", "Pager_NextPageTitle", "Next page")]
    [InlineData("pt-BR", "SankeyDiagram_ValueText", "Value")]
    public void A_widget_speaks_the_readers_language(string language, string key, string words)
    {
        Texts.ReadIn(language);

        Assert.Equal(words, _texts.Get(key, CultureInfo.CurrentUICulture));
    }
}
