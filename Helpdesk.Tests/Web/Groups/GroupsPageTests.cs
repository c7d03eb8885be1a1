using System.Text;
using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Live;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Actions;
using Helpdesk.Web.Features.Groups;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Groups;

public sealed class GroupsPageTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_group_shows_as_soon_as_somebody_writes_and_opens_tickets_while_it_is_a_customers()
    {
        await using var cast = await Cast.OnAsync(database);
        await using var screen = new DeskContext(cast);
        screen.Services.AddSingleton(cast.Get<Helpdesk.Core.Conversations.Groups>());
        var page = screen.Render<GroupsPage>();
        await page.WaitForAssertionAsync(() => Assert.Contains("Nenhum grupo ainda", page.Markup, StringComparison.Ordinal));

        await SaysAsync(cast, "1");
        var message = Assert.Single(await cast.MessagesAsync());
        screen.Hub.Publish(new MessageChanged(message.ConversationId, message.Id));
        await page.WaitForAssertionAsync(() => Assert.Contains("João Pedro Cavalcante", page.Find("[data-testid=group]").TextContent, StringComparison.Ordinal));
        Assert.Empty(await cast.TicketsAsync());

        await page.Find("[data-testid=group-link]").ClickAsync(new MouseEventArgs());
        await page.Find("[data-testid=group-search] input").InputAsync(new() { Value = "pao quente" });
        await page.Find("[data-testid=group-search] input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        screen.Hub.Publish(new ConversationChanged(message.ConversationId));
        await page.WaitForAssertionAsync(() => Assert.Equal("Pão Quente", page.Find("[data-testid=group-customer]").TextContent));
        await SaysAsync(cast, "2");
        Assert.Equal(cast.Padaria, (await cast.OnlyTicketAsync()).CustomerId);
        var change = Assert.Single(await cast.Get<CustomerQueries>().ChangesAsync(cast.Padaria, 10));
        Assert.Equal(("group", null, "João Pedro Cavalcante", "Ana Prado"), (change.Field, change.Before, change.After, change.ActorName));

        await page.Find("[data-testid=group-unlink]").ClickAsync(new MouseEventArgs());
        Assert.Null(Assert.Single(await cast.Get<Helpdesk.Core.Conversations.Groups>().ListAsync(0, 10)).CustomerId);
    }

    private static Task SaysAsync(Cast cast, string id) =>
        cast.DeliverAsync(Encoding.UTF8.GetString(Fixture.Bytes("meta/group_text.json")).Replace("\"wamid.", $"\"wamid.{id}.", StringComparison.Ordinal));
}
