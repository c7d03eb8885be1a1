using System.Net;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helpdesk.Tests.Web.Webhooks;

/// <summary>What the webhook says when it cannot do its work.</summary>
public sealed class WebhookTroubleTests(TestPostgres postgres)
{
    private static readonly byte[] Text = Fixture.Bytes("meta/text.json");

    [Fact]
    public async Task A_channel_over_its_rate_gets_429_and_the_others_go_on()
    {
        await using var app = new TestApp(postgres);
        app.Settings["Helpdesk:Webhooks:Burst"] = "3";
        app.Settings["Helpdesk:Webhooks:PerSecond"] = "1";
        await app.InitializeAsync();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++) answers.Add((await app.DeliverAsync(Text)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(Text, TestApp.SecondChannel)).StatusCode);
    }

    [Fact]
    public async Task Without_its_database_the_webhook_and_the_API_say_503_and_go_on_when_it_is_back()
    {
        using var data = new TempDirectory();
        var database = await EmbeddedPostgres.StartAsync(data.Path, NullLogger.Instance, TestContext.Current.CancellationToken);
        await using var app = new TestApp(postgres) { ConnectionString = database.ConnectionString("helpdesk") };
        await app.InitializeAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(Text)).StatusCode);

        await database.DisposeAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.DeliverAsync(Text)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.GetAsync("tickets")).Status);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (await HealthAsync(app, "live"), await HealthAsync(app, "ready")));

        await using var back = await EmbeddedPostgres.StartAsync(data.Path, NullLogger.Instance, TestContext.Current.CancellationToken);
        await Eventually.PassesAsync(async () => Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(Text)).StatusCode));
        await Eventually.PassesAsync(async () => Assert.Equal(HttpStatusCode.OK, await HealthAsync(app, "ready")));
    }

    private static async Task<HttpStatusCode> HealthAsync(TestApp app, string question) =>
        (await app.Anonymous.GetAsync($"/health/{question}", TestContext.Current.CancellationToken)).StatusCode;
}
