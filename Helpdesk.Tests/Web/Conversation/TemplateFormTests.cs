using Bunit;
using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Console;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Conversation;
using Helpdesk.Web.Shell;

namespace Helpdesk.Tests.Web.Conversation;

public sealed class TemplateFormTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    private static readonly Template Case = new("chamado", "chamado", "pt_BR", "Olá {{1}}, chegamos às {{2}}.")
    {
        Header = "Chamado {{1}}",
        Footer = "Suporte",
        Buttons = [new("Sim", null), new("Ver chamado", "https://e.example/t/{{1}}")],
    };

    [Fact]
    public async Task Each_variable_says_where_it_stands_and_the_preview_shows_it_there()
    {
        var form = await OpenAsync();
        Assert.Equal(
            ["Cabeçalho: variável 1", "Texto: variável 1", "Texto: variável 2", "Botão “Ver chamado”: variável 1"],
            form.FindAll("label").Select(label => label.TextContent));

        Fill(form, "1042", "Maria", "14h", "9");

        Assert.Equal(["Chamado 1042", "Olá Maria, chegamos às 14h.", "Suporte"], form.FindAll("[data-testid=template-preview] .words").Select(part => part.TextContent));
        Assert.Equal(["Sim", "Ver chamadohttps://e.example/t/9"], form.FindAll("[data-testid=template-button]").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public async Task What_was_filled_in_is_kept_with_the_message_and_an_address_with_blanks_is_refused_at_its_field()
    {
        var form = await OpenAsync();

        Fill(form, "1042", "Maria", "14h", "9 9");
        await form.Find("[data-testid=template-send]").ClickAsync(new());
        Assert.Equal("No endereço do botão não cabem espaços.", form.Find("[role=alert]").TextContent);
        Assert.Contains("is-bad", form.FindAll("input")[3].ClassList);

        Fill(form, "1042", "Maria", "14h", "9");
        await form.Find("[data-testid=template-send]").ClickAsync(new());
        var kept = (await Cast.MessagesAsync())[^1].Details!.Template!;
        Assert.Equal(["header.1=1042", "1=Maria", "2=14h", "button1.1=9"], kept.Variables.Zip(kept.Values, (variable, value) => $"{variable}={value}"));
    }

    private static void Fill(IRenderedComponent<TemplateForm> form, params string[] values)
    {
        for (var i = 0; i < values.Length; i++) form.FindAll("input")[i].Input(values[i]);
    }

    private async Task<IRenderedComponent<TemplateForm>> OpenAsync()
    {
        Texts.ReadIn("pt-BR");
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var row = (await Cast.Get<Helpdesk.Core.Desk.TicketRows>().ReadAsync([(await Cast.OnlyTicketAsync()).Id]))[0];
        return Render<TemplateForm>(p => p.AddCascadingValue(new Freshness()).Add(f => f.Ticket, row).Add(f => f.Template, Case));
    }
}
