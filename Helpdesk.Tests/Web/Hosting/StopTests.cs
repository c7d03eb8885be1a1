using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Hosting;

/// <summary>Helpdesk with its own PostgreSQL, stopped politely and killed.</summary>
public sealed class StopTests : IDisposable
{
    private const string Token = "stop-test-token";

    private readonly TempDirectory _data = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string PidFile => _data.In("postgres/cluster/postmaster.pid");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_polite_stop_finishes_what_is_under_way_and_takes_the_database_along_within_ten_seconds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        await using var app = await StartAsync();
        using var delivery = new HalfDelivery(app.Address, MetaBody.Text("5511900001234", "wamid.half", "Meu PDV não abre", TimeProvider.System.GetUtcNow()));
        await delivery.BeginAsync();

        var asked = Stopwatch.GetTimestamp();
        var stopped = app.StopAsync();
        await Eventually.PassesAsync(() => NobodyListensAsync(app.Address));
        Assert.StartsWith("HTTP/1.1 200", await delivery.FinishAsync(), StringComparison.Ordinal);

        Assert.Equal(0, await stopped);
        Assert.InRange(Stopwatch.GetElapsedTime(asked), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.False(File.Exists(PidFile), "PostgreSQL was not stopped.");
        await using var again = await StartAsync();
        await Eventually.PassesAsync(async () => Assert.Equal(["Meu PDV não abre"], await SubjectsAsync(again)));
    }

    [Fact]
    public async Task Killed_together_with_its_database_it_recovers_and_has_all_that_got_a_200()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A killed server there is told apart by other means.");
        await using var app = await StartAsync();
        var numbers = Enumerable.Range(0, 20).Select(i => $"pedido {i:00}").ToList();
        var answers = await Task.WhenAll(numbers.Select((text, i) =>
            app.DeliverAsync(MetaBody.Text($"55479900{i:00000}", $"wamid.{i}", text, TimeProvider.System.GetUtcNow()))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Process.GetProcessById(int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture)).Kill();
        await app.KillAsync();

        await using var again = await StartAsync();
        await Eventually.PassesAsync(async () => Assert.Equal(numbers, (await SubjectsAsync(again)).Order(StringComparer.Ordinal)));
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(Cast.Settings(Cast.ChannelKey, FakeGraph.NumberId, api: null).Concat(
    [
        new("ConnectionStrings:Helpdesk", ""),
        new("Helpdesk:DataDirectory", _data.Path),
        new("Helpdesk:Bootstrap:ApiToken", Token),
    ]));

    private static async Task NobodyListensAsync(Uri address)
    {
        using var caller = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => caller.ConnectAsync(address.Host, address.Port, Now).AsTask());
    }

    private static async Task<IEnumerable<string>> SubjectsAsync(AppProcess app)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tickets?limit=200") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
        using var answer = await app.Http.SendAsync(request, Now);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Now))!["items"]!.AsArray().Select(t => (string)t!["subject"]!);
    }

    /// <summary>A delivery on a slow line: half of it is there, the rest comes when the test says so.</summary>
    private sealed class HalfDelivery(Uri address, string text) : IDisposable
    {
        private readonly TcpClient _line = new();
        private readonly byte[] _body = Encoding.UTF8.GetBytes(text);

        public async Task BeginAsync()
        {
            await _line.ConnectAsync(address.Host, address.Port, Now);
            var head = $"""
                POST /webhooks/{Cast.ChannelKey} HTTP/1.1
                Host: {address.Authority}
                Content-Type: application/json
                Content-Length: {_body.Length}
                X-Hub-Signature-256: {MetaBody.Sign(_body)}
                Expect: 100-continue


                """.ReplaceLineEndings("\r\n");
            await _line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Now);
            Assert.StartsWith("HTTP/1.1 100", await AnswerAsync(), StringComparison.Ordinal);
            await _line.GetStream().WriteAsync(_body.AsMemory(..10), Now);
        }

        public async Task<string> FinishAsync()
        {
            await _line.GetStream().WriteAsync(_body.AsMemory(10..), Now);
            return await AnswerAsync();
        }

        public void Dispose() => _line.Dispose();

        private async Task<string> AnswerAsync()
        {
            var answer = new byte[1024];
            return Encoding.ASCII.GetString(answer.AsSpan(..await _line.GetStream().ReadAsync(answer, Now)));
        }
    }
}
