using System.Net;
using System.Text;
using Helpdesk.Core;
using Helpdesk.Core.Inbox;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Webhooks;

/// <summary>Each line of the contract's table of what a webhook answers.</summary>
public sealed class WebhookEndpointsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly byte[] Text = Fixture.Bytes("meta/text.json");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivery_is_in_the_database_when_it_gets_its_200()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"object":"whatsapp_business_account","entry":[],"mark":"{{Guid.CreateVersion7()}}"}""");

        var answer = await app.DeliverAsync(body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(await app.Database.ReadAsync(db => db.Set<InboxEntry>().AnyAsync(e => e.Body == body, Now)));
    }

    [Fact]
    public async Task A_shape_that_nobody_understands_gets_200_and_quarantine()
    {
        var mark = Guid.CreateVersion7().ToString();

        Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(Encoding.UTF8.GetBytes($$"""{"what":"{{mark}}"}"""))).StatusCode);

        await Eventually.PassesAsync(async () => Assert.Contains(
            await app.Database.ReadAsync(db => db.QuarantineEntries.ToListAsync(Now)), q => Encoding.UTF8.GetString(q.Body).Contains(mark, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("hub.mode=subscribe&hub.verify_token=fake-verify-token&hub.challenge=1158201444", HttpStatusCode.OK)]
    [InlineData("hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1158201444", HttpStatusCode.Forbidden)]
    [InlineData("hub.mode=unsubscribe&hub.verify_token=fake-verify-token&hub.challenge=1158201444", HttpStatusCode.Forbidden)]
    [InlineData("hub.challenge=1158201444", HttpStatusCode.Forbidden)]
    public async Task The_handshake_answers_only_who_knows_the_word(string query, HttpStatusCode status)
    {
        var answer = await app.Anonymous.GetAsync($"/webhooks/{TestApp.Channel}?{query}", Now);

        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK) return;
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("1158201444", await answer.Content.ReadAsStringAsync(Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("text=hello")]
    [InlineData("{} {}")]
    public async Task What_is_no_JSON_gets_400(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.DeliverAsync(Encoding.UTF8.GetBytes(body))).StatusCode);

    [Theory]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha256=00")]
    [InlineData("sha1=0000000000000000000000000000000000000000")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Without_the_right_signature_it_gets_401_and_nothing_is_kept(string signature)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"forged":"{{Guid.CreateVersion7()}}"}""");

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync(body, signature: signature)).StatusCode);

        Assert.False(await app.Database.ReadAsync(db => db.Set<InboxEntry>().AnyAsync(e => e.Body == body, Now)));
    }

    [Fact]
    public async Task The_signature_is_over_the_bytes_as_they_came()
    {
        var signature = MetaBody.Sign(Text);
        byte[] reformatted = [.. Text, (byte)'\n'];

        Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(Text, signature: signature)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync(reformatted, signature: signature)).StatusCode);
    }

    [Fact]
    public async Task A_channel_that_does_not_exist_gets_404()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await app.DeliverAsync(Text, channel: "nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous.GetAsync("/webhooks/nobody?hub.mode=subscribe", Now)).StatusCode);
    }

    [Fact]
    public async Task A_body_over_5_MiB_gets_413_with_and_without_a_length()
    {
        var body = Encoding.UTF8.GetBytes($"\"{new string('x', Limits.WebhookBody)}\"");
        using var chunked = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/{TestApp.Channel}") { Content = new StreamContent(new MemoryStream(body)) };
        chunked.Headers.TransferEncodingChunked = true;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.DeliverAsync(body)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.Anonymous.SendAsync(chunked, Now)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(body[..(Limits.WebhookBody - 1)].Append((byte)'"').ToArray())).StatusCode);
    }
}
