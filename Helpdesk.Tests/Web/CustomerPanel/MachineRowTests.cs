using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.CustomerPanel;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.CustomerPanel;

public sealed class MachineRowTests : ScreenContext
{
    // Nothing is clicked here.
    public MachineRowTests() => Services.AddSingleton(new RemoteSessions(null!, Clock));

    [Theory]
    [InlineData("pt-BR", "PDV 10.1.4, atual 10.2.1")]
    [InlineData("en", "PDV 10.1.4, current 10.2.1")]
    public void An_outdated_machine_says_so_with_icon_and_words(string language, string words)
    {
        Texts.ReadIn(language);

        var row = RenderRow(new InstalledLine("pdv", "PDV", "10.1.4", "10.2.1"), new InstalledLine("tef", "TEF", "4.8", "4.8"));

        var old = row.Find(".old");
        Assert.Equal(words, old.TextContent.Trim());
        Assert.NotNull(old.QuerySelector("svg"));
    }

    [Fact]
    public void A_machine_that_is_up_to_date_lists_its_versions()
    {
        var row = RenderRow(new InstalledLine("pdv", "PDV", "10.2.1", "10.2.1"), new InstalledLine("own", "Próprio", "1.0", null));

        Assert.Empty(row.FindAll(".old"));
        Assert.Contains("PDV 10.2.1 · Próprio 1.0", row.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_link_opens_AnyDesk_and_shows_the_code_in_groups()
    {
        var link = RenderRow().Find("[data-testid=anydesk-link]");

        Assert.Equal("anydesk:527190264", link.GetAttribute("href"));
        Assert.Equal("527 190 264", link.TextContent.Trim());
    }

    private IRenderedComponent<MachineRow> RenderRow(params InstalledLine[] modules) => Render<MachineRow>(row => row
        .Add(r => r.Item, new MachineLine(Guid.CreateVersion7(), "CAIXA-02", MachineRole.Pos, "527190264", modules)));
}
