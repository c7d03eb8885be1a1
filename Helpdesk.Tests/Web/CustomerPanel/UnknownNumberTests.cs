using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Live;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Actions;
using Helpdesk.Web.Features.Actions;
using Helpdesk.Web.Features.CustomerPanel;
using Microsoft.AspNetCore.Components.Web;

namespace Helpdesk.Tests.Web.CustomerPanel;

public sealed class UnknownNumberTests(TestDatabase database) : DeskTests(database)
{
    [Fact]
    public async Task What_they_write_next_tells_who_they_are_and_one_key_accepts()
    {
        var screen = await RenderAsync("Oi");
        Assert.Empty(screen.FindAll("[data-testid=suggestion]"));

        await Cast.WritesAsync(Cast.Stranger, "É o CNPJ 12.345.678/0001-95");
        var message = (await Cast.MessagesAsync())[^1];
        Screen.Hub.Publish(new MessageChanged(message.ConversationId, message.Id));
        await screen.WaitForAssertionAsync(() => Assert.Contains("CNPJ ou CPF na mensagem: 12.345.678/0001-95", screen.Find("[data-testid=suggestion]").TextContent, StringComparison.Ordinal));
        await screen.InvokeAsync(() => screen.FindComponent<Helpdesk.Web.Shell.Keys>().Instance.PressAsync("l"));

        Assert.Equal(Cast.Padaria, (await Cast.OnlyTicketAsync()).CustomerId);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_a_known_tax_number_offers_its_customer()
    {
        var screen = await RenderAsync("Oi, CNPJ 12.345.678/0001-95");
        await ClickAsync(screen, "register-customer");
        Assert.Equal("12.345.678/0001-95", Field(screen, "taxId").GetAttribute("value"));
        Assert.Equal("+55 47 90000-3381", Field(screen, "contactPhone").GetAttribute("value"));

        var contact = (await Cast.OnlyTicketAsync()).ContactId;
        Assert.Contains(screen.FindComponents<Modal>(), modal => modal.Instance.Keeps == $"helpdesk-form:{Cast.Ana.Id}:{contact}:register");

        await TypeAsync(screen, "state", "Texas");
        await ClickAsync(screen, "register-save");
        Assert.Contains("Preencha este campo.", screen.Markup, StringComparison.Ordinal);
        Assert.Contains("Texas", screen.Find("#register-state-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("Texas", Field(screen, "state").GetAttribute("value"));

        await TypeAsync(screen, "state", "SC");
        await TypeAsync(screen, "legalName", "Outra Padaria Ltda");
        await ClickAsync(screen, "register-save");
        Assert.Contains("Pão Quente já está no cadastro.", screen.Find("[data-testid=register-twin]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Outra Padaria Ltda", Field(screen, "legalName").GetAttribute("value"));
        await ClickAsync(screen, "register-link");

        Assert.Equal(Cast.Padaria, (await Cast.OnlyTicketAsync()).CustomerId);
        Assert.Equal(1, (await Cast.Get<CustomerSearch>().ListAsync(new RegistryFilter(), 0, 10)).Total);
    }

    [Fact]
    public async Task A_new_customer_is_registered_in_one_form()
    {
        var screen = await RenderAsync("Oi, somos novos");
        await ClickAsync(screen, "register-customer");
        await TypeAsync(screen, "legalName", "Mercado Novo Ltda");
        await TypeAsync(screen, "taxId", "11222333000181");
        await TypeAsync(screen, "contactName", "Rosana");

        await ClickAsync(screen, "register-save");

        Assert.Equal("Mercado Novo Ltda cadastrado e vinculado", Assert.Single(Screen.Toasts.Shown).Words);
        Assert.NotNull((await Cast.OnlyTicketAsync()).CustomerId);
    }

    private async Task<IRenderedComponent<UnknownNumber>> RenderAsync(string said)
    {
        await Cast.WritesAsync(Cast.Stranger, said);
        var row = await Screen.RowAsync();
        return Screen.Render<UnknownNumber>(p => p.Add(x => x.Ticket, row));
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<UnknownNumber> screen, string id) => screen.Find($"[data-testid=register-{id}]");

    private static Task TypeAsync(IRenderedComponent<UnknownNumber> screen, string id, string text) => Field(screen, id).ChangeAsync(new() { Value = text });

    private static Task ClickAsync(IRenderedComponent<UnknownNumber> screen, string id) => screen.Find($"[data-testid={id}]").ClickAsync(new MouseEventArgs());
}
