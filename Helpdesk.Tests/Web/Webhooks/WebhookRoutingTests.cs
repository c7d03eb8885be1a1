using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Webhooks;

/// <summary>A Meta app has one address for all its numbers: each part goes to the channel of its number.</summary>
public sealed class WebhookRoutingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string OtherSecret = "meta-other";

    [Fact]
    public async Task A_body_goes_to_the_channel_of_its_number_wherever_it_arrives()
    {
        await DeliverAsync("route-1", TestApp.SecondNumberId, TestApp.Channel);
        await DeliverAsync("route-2", FakeGraph.NumberId, TestApp.SecondChannel);

        Assert.Equal(TestApp.SecondChannel, await ChannelOfAsync("route-1"));
        Assert.Equal(TestApp.Channel, await ChannelOfAsync("route-2"));
    }

    [Fact]
    public async Task One_body_with_two_numbers_is_divided()
    {
        var (first, second) = (JsonNode.Parse(Body("route-3", FakeGraph.NumberId))!, JsonNode.Parse(Body("route-4", TestApp.SecondNumberId))!);
        first["entry"]!.AsArray().Add(second["entry"]![0]!.DeepClone());

        await app.DeliverAsync(Encoding.UTF8.GetBytes(first.ToJsonString()));

        Assert.Equal(TestApp.Channel, await ChannelOfAsync("route-3"));
        Assert.Equal(TestApp.SecondChannel, await ChannelOfAsync("route-4"));
    }

    [Fact]
    public async Task A_number_that_no_channel_has_goes_to_quarantine()
    {
        await DeliverAsync("route-5", "209900000000099", TestApp.Channel);

        await QuarantinedAsync("route-5");
    }

    [Fact]
    public async Task A_number_of_another_app_secret_is_not_reached_through_this_one()
    {
        await using var other = new TestApp(app.Postgres);
        foreach (var (key, value) in Cast.Settings(OtherSecret, "209900000000033", api: null)) other.Settings[key] = value;
        other.Settings[$"Helpdesk:Channels:{OtherSecret}:AppSecret"] = "another-secret";
        await other.InitializeAsync();

        await other.DeliverAsync(Encoding.UTF8.GetBytes(Body("route-6", "209900000000033")));

        await Eventually.PassesAsync(async () => Assert.Single(await other.Database.ReadAsync(db => db.QuarantineEntries.ToListAsync())));
        Assert.False(await other.Database.ReadAsync(db => db.Messages.AnyAsync()));
    }

    private async Task DeliverAsync(string id, string number, string channel) => await app.DeliverAsync(Encoding.UTF8.GetBytes(Body(id, number)), channel);

    private string Body(string id, string number) => MetaBody.Text("5547990071001", id, "Oi", app.Get<TimeProvider>().GetUtcNow())
        .Replace(FakeGraph.NumberId, number, StringComparison.Ordinal);

    private Task<string> ChannelOfAsync(string id) => Eventually.GetsAsync(() => app.Database.ReadAsync(db =>
        db.Messages.Where(m => m.ProviderId == id).Join(db.Channels, m => m.ChannelId, c => c.Id, (_, c) => c.Key).SingleAsync()));

    private Task QuarantinedAsync(string id) => Eventually.PassesAsync(async () => Assert.Contains(
        await app.Database.ReadAsync(db => db.QuarantineEntries.ToListAsync()), q => Encoding.UTF8.GetString(q.Body).Contains(id, StringComparison.Ordinal)));
}
