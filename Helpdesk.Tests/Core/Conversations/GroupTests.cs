using System.Text;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Conversations;

public sealed class GroupTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_group_opens_a_ticket_once_it_is_a_customers_and_all_of_it_is_one_conversation()
    {
        await using var cast = await Cast.OnAsync(database);
        var body = Encoding.UTF8.GetString(Fixture.Bytes("meta/group_text.json"));
        await cast.DeliverAsync(body);
        Assert.Empty(await cast.TicketsAsync());

        await cast.Database.ChangeAsync(async db => (await db.Conversations.SingleAsync()).LinkGroupTo(cast.Padaria));
        await cast.DeliverAsync(body.Replace("\"wamid.", "\"wamid.again.", StringComparison.Ordinal));

        var ticket = await cast.OnlyTicketAsync();
        Assert.Equal((cast.Padaria, null), (ticket.CustomerId, ticket.ContactId));
        Assert.Equal(2, (await cast.MessagesAsync()).Count(m => m.ConversationId == ticket.ConversationId));
    }
}
