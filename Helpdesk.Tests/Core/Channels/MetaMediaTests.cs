using System.Net;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Core.Channels;

public sealed class MetaMediaTests : IAsyncLifetime
{
    private readonly StoppedClock _clock = new();
    private readonly ServiceProvider _services;
    private FakeGraph _graph = null!;

    public MetaMediaTests() =>
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddMeta().BuildServiceProvider();

    public async ValueTask InitializeAsync() => _graph = await FakeGraph.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_fetched_in_two_steps()
    {
        _graph.Keep("900000000000777", [0xFF, 0xD8, 1, 2, 3]);

        await using var media = await OpenAsync("900000000000777");
        using var bytes = new MemoryStream();
        await media.Bytes.CopyToAsync(bytes, TestContext.Current.CancellationToken);

        Assert.Equal([0xFF, 0xD8, 1, 2, 3], bytes.ToArray());
        Assert.Equal(("image/jpeg", 5), (media.ContentType, media.Length));
        Assert.Equal(["/v25.0/900000000000777", "/files/900000000000777/bytes"], _graph.Requests.Select(request => request.Path));
        Assert.All(_graph.Requests, request => Assert.NotEmpty(request.UserAgent!));
    }

    [Fact]
    public async Task A_file_that_Meta_has_no_more_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await RefusedAsync("900000000000778")).StatusCode);

    [Theory]
    [InlineData("https://files.example.com/x")]
    [InlineData("http://lookaside.fbsbx.com/x")]
    [InlineData("https://evilfbsbx.com/x")]
    [InlineData("https://lookaside.fbsbx.com.example.com/x")]
    [InlineData("http://127.0.0.1:1/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("x")]
    public async Task The_token_goes_to_no_foreign_host(string url)
    {
        _graph.Next(GraphAnswer.Json(200, $$"""{"url":"{{url}}"}"""));

        var refused = await RefusedAsync("1");

        Assert.Null(refused.InnerException);
        Assert.Single(_graph.Requests);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_on_the_way_is_one_kind_of_exception(string trouble)
    {
        _graph.Next(trouble switch
        {
            "drop" => GraphAnswer.Drop,
            "html" => GraphAnswer.Json(200, "<html/>"),
            _ => GraphAnswer.Fixture("api_error_2_temporary", 500),
        });

        await RefusedAsync("1");
    }

    [Fact]
    public async Task Silence_is_not_waited_for_without_end()
    {
        _graph.Next(GraphAnswer.Silence(out var heard));

        var refused = RefusedAsync("1");
        await heard.WaitAsync(TestContext.Current.CancellationToken);
        _clock.Advance(new MetaTiming().AttemptTimeout);

        await refused;
    }

    public static TheoryData<string> Troubles => ["drop", "html", "error"];

    private Task<HttpRequestException> RefusedAsync(string mediaId) => Assert.ThrowsAsync<HttpRequestException>(() => OpenAsync(mediaId));

    private Task<MediaStream> OpenAsync(string mediaId) =>
        _services.GetRequiredService<MetaProvider>().OpenMediaAsync(_graph.Channel(), mediaId, TestContext.Current.CancellationToken);
}
