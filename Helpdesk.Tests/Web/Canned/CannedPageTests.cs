using Bunit;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Live;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Console;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Canned;
using Helpdesk.Web.Features.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Canned;

public sealed class CannedPageTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_is_written_is_shown_as_a_customer_reads_it_and_a_wrong_variable_is_named()
    {
        var page = await OpenAsync();
        await page.Find("[data-testid=canned-add]").ClickAsync(new());
        await page.Find("[data-testid=canned-shortcut]").ChangeAsync(new() { Value = "/ola" });
        await page.Find("[data-testid=canned-title]").ChangeAsync(new() { Value = "Saudação" });
        await page.Find("[data-testid=canned-text]").InputAsync(new() { Value = "Oi {{contato}}, sou {{nome}}" });
        Assert.Equal("Oi Maria Souza, sou {{nome}}", page.Find("[data-testid=canned-preview]").TextContent);

        await page.Find("[data-testid=canned-save]").ClickAsync(new());
        Assert.Contains("Não conhecemos {{nome}}. As variáveis são {{cliente}}", page.Find(".error").TextContent, StringComparison.Ordinal);

        await page.Find("[data-testid=canned-text]").InputAsync(new() { Value = "Oi {{contato}}" });
        await page.Find("[data-testid=canned-save]").ClickAsync(new());
        Hub.Publish(new CannedReplyChanged(Guid.Empty));
        await ShowsAsync(page, () => page.FindAll("[data-shortcut=ola]").Count == 1);
    }

    [Fact]
    public async Task The_picker_offers_them_filled_in_those_of_the_tickets_module_first()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await Cast.Get<CannedReplies>().SaveAsync(null, new("aviso", "Aviso", "Protocolo {{protocolo}}, {{cliente}}", null));
        await Cast.Get<CannedReplies>().SaveAsync(null, new("pdv", "Reiniciar", "{{contato}}, reinicie", "pdv"));
        var row = (await Cast.Get<Helpdesk.Core.Desk.TicketRows>().ReadAsync([(await Cast.OnlyTicketAsync()).Id]))[0] with { ModuleKey = "pdv" };
        var picker = Render<Picker>(p => p.Add(c => c.Ticket, row));

        var offers = await picker.InvokeAsync(picker.Instance.CannedAsync);

        Assert.Equal([("/pdv", "Maria Souza, reinicie"), ("/aviso", $"Protocolo {row.Number}, Pão Quente")], offers.Select(o => (o.Key, o.Text)));
        Assert.Contains("@Bia Fontes", (await picker.InvokeAsync(picker.Instance.ColleaguesAsync)).Select(o => o.Key));
    }

    private async Task<IRenderedComponent<CannedPage>> OpenAsync()
    {
        Texts.ReadIn("pt-BR");
        Services.AddSingleton(Cast.Get<CatalogueQueries>());
        var page = Render<CannedPage>();
        await ShowsAsync(page, () => page.FindAll(".empty").Count == 1);
        return page;
    }
}
