using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>The first message to a number that never wrote: WhatsApp may know it without its ninth digit, or not at all.</summary>
public sealed class ColdNumbersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Number = "5585900003002";
    private const string OldForm = "558500003002";

    [Fact]
    public async Task ZApi_says_once_how_WhatsApp_writes_the_number_and_answers_go_there()
    {
        await using var zapi = await FakeZApi.StartAsync();
        await using var cast = await Cast.OnAsync(database, FakeZApi.ChannelKey, FakeZApi.Settings(zapi.Address));
        zapi.Numbers[Number] = OldForm;

        await TestAsync(cast);
        await TestAsync(cast);

        Assert.Equal([$"phone-exists/{Number}", "send-text", "send-text"], zapi.Calls.Select(call => call.Path));
        Assert.All(zapi.Calls.Where(call => call.Body is not null), call => Assert.Equal(OldForm, (string?)call.Body!["phone"]));
        await IsOneContactAsync(cast);
    }

    [Fact]
    public async Task UltraMsg_is_asked_for_both_forms()
    {
        await using var ultra = await FakeUltraMsg.StartAsync();
        await using var cast = await Cast.OnAsync(database, FakeUltraMsg.ChannelKey, FakeUltraMsg.Settings(ultra.Address));
        ultra.Unknown.Add($"{Number}@c.us");

        await TestAsync(cast);
        await TestAsync(cast);

        Assert.Equal(
            [$"{Number}@c.us", $"{OldForm}@c.us", $"{OldForm}@c.us", $"{OldForm}@c.us"],
            ultra.Requests.Select(request => request.Fields.GetValueOrDefault("chatId") ?? request.Fields["to"]));
        await IsOneContactAsync(cast);
    }

    [Fact]
    public async Task Whom_WhatsApp_does_not_know_gets_nothing_and_it_is_said()
    {
        await using var zapi = await FakeZApi.StartAsync();
        await using var cast = await Cast.OnAsync(database, FakeZApi.ChannelKey, FakeZApi.Settings(zapi.Address));
        zapi.Numbers[Number] = null;

        var message = await TestAsync(cast);

        Assert.Equal((Delivery.Failed, FailureKind.NotOnWhatsApp), (message.Delivery, message.FailureKind));
        Assert.Single(zapi.Calls);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    public async Task When_it_is_not_told_the_number_does_as_it_is(int status)
    {
        await using var zapi = await FakeZApi.StartAsync();
        await using var cast = await Cast.OnAsync(database, FakeZApi.ChannelKey, FakeZApi.Settings(zapi.Address));
        zapi.Next(GraphAnswer.Status(status));

        Assert.Equal(Delivery.Sent, (await TestAsync(cast)).Delivery);

        Assert.Equal(Number, (string?)zapi.Calls[^1].Body!["phone"]);
    }

    [Fact]
    public async Task Who_wrote_is_answered_without_a_question()
    {
        await using var zapi = await FakeZApi.StartAsync();
        await using var cast = await Cast.OnAsync(database, FakeZApi.ChannelKey, FakeZApi.Settings(zapi.Address));
        await cast.DeliverAsync(ZApiBody.Text(Number, "3EB01", "Oi", cast.Clock.GetUtcNow()));

        await cast.AnswersAsync(await cast.OnlyTicketAsync(), "Olá");
        await cast.SendAllAsync();

        Assert.Equal("send-text", Assert.Single(zapi.Calls).Path);
    }

    private static async Task<Message> TestAsync(Cast cast)
    {
        cast.Clock.Advance(TimeSpan.FromMinutes(1));
        var id = await cast.Get<TestMessages>().SendAsync(cast.Channel.Id, $"+{Number}", "Bom dia", Actor.Of(cast.Ana));
        await cast.SendAllAsync();
        return (await cast.MessagesAsync()).Single(m => m.Id == id);
    }

    private static async Task IsOneContactAsync(Cast cast)
    {
        var (conversation, identity) = await cast.Database.ReadAsync(async db => (await db.Conversations.SingleAsync(), await db.ContactIdentities.SingleAsync()));
        Assert.Equal((OldForm, OldForm, conversation.ContactId), (conversation.Address, identity.Value, identity.ContactId));
    }
}
