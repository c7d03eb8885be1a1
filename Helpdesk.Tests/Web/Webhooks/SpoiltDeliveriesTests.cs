using System.Net;
using System.Net.Http.Headers;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Webhooks;

/// <summary>Recorded and spoilt bodies with the right proof, over HTTP: the webhook has a word for each of them.</summary>
public sealed class SpoiltDeliveriesTests(TestPostgres postgres)
{
    private const int Delivered = 400;
    private const int SideBySide = 8;

    [Fact]
    public async Task A_recorded_body_gets_200_a_spoilt_one_200_or_4xx_and_nothing_breaks()
    {
        await using var app = new TestApp(postgres);
        foreach (var (key, value) in RecordedProvider.All.SelectMany(recorded => recorded.Settings())) app.Settings[key] = value;
        app.Settings[$"Helpdesk:Channels:{TestApp.Channel}:PhoneNumberId"] = "209900000000033";
        await app.InitializeAsync();
        foreach (var recorded in RecordedProvider.All)
        {
            foreach (var body in recorded.Bodies) Assert.Equal(HttpStatusCode.OK, await DeliverAsync(app, recorded, body, TestContext.Current.CancellationToken));
        }

        var deliveries = RecordedProvider.All
            .SelectMany(recorded => Enumerable.Range(0, Delivered / RecordedProvider.All.Count).Select(number => (recorded, mutants: new Mutants(recorded), number)));

        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (delivery, stop) =>
        {
            var status = await DeliverAsync(app, delivery.recorded, delivery.mutants[delivery.number], stop);
            Assert.True((int)status is 200 or (>= 400 and < 500), $"{delivery.mutants.Name(delivery.number)} got {status}");
        });

        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
    }

    // A provider looks at its own proof and passes over the other.
    private static async Task<HttpStatusCode> DeliverAsync(TestApp app, RecordedProvider recorded, byte[] body, CancellationToken stop)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        content.Headers.Add("X-Hub-Signature-256", MetaBody.Sign(body));
        using var answer = await app.Anonymous.PostAsync($"/webhooks/{recorded.ChannelKey}/fake-WebhookSecret", content, stop);
        return answer.StatusCode;
    }
}
