using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Core.Channels;

public sealed class MetaClientTests : MetaSending
{
    [Fact]
    public async Task A_text_is_sent_as_Meta_documents_it()
    {
        var documented = JsonNode.Parse(Fixture.Bytes("meta/api_send_text_request.json"))!;
        documented["biz_opaque_callback_data"] = MessageId.ToString();
        var quoted = (string)documented["context"]!["message_id"]!;

        await SendAsync(new Parcel(MessageId, "5511900001001", new OutgoingText("Abrimos sim, das 8h às 13h."), quoted));

        var request = Assert.Single(Graph.Requests);
        Assert.True(JsonNode.DeepEquals(documented, request.Body), request.Body?.ToJsonString());
        Assert.Equal($"/v25.0/{FakeGraph.NumberId}/messages", request.Path);
        Assert.NotEmpty(request.UserAgent!);
    }

    [Theory]
    [InlineData("BR.1502576394655899", null, "BR.1502576394655899", "individual")]
    [InlineData("+5511900001001", "5511900001001", null, "individual")]
    [InlineData("Y2FwaV9ncm91cDo1NTExOTAwMDAwMTAw", "Y2FwaV9ncm91cDo1NTExOTAwMDAwMTAw", null, "group")]
    public async Task The_recipient_is_named_by_what_we_know_of_them(string id, string? to, string? recipient, string type)
    {
        await SendAsync(To(id));

        var body = Assert.Single(Graph.Messages);
        Assert.Equal((to, recipient, type), ((string?)body["to"], (string?)body["recipient"], (string?)body["recipient_type"]));
    }

    [Theory]
    [InlineData("api_send_text_response", "5511900001001")]
    [InlineData("api_send_text_response_wa_id_differs", "558500001002")]
    [InlineData("api_send_template_response", "558500001002")]
    public async Task An_accepted_message_has_an_id_and_its_recipient_in_Metas_spelling(string fixture, string recipient)
    {
        Graph.Next(GraphAnswer.Fixture(fixture));

        var accepted = Assert.IsType<Accepted>(await SendAsync());

        Assert.Equal(recipient, accepted.RecipientId);
        Assert.StartsWith("wamid.", accepted.ProviderId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_error_131030_not_allowed_list", 400, FailureKind.InvalidNumber, "131030")]
    [InlineData("api_error_132001_template_missing", 404, FailureKind.ContentRefused, "132001")]
    [InlineData("api_error_190_token_expired", 401, FailureKind.Credentials, "190")]
    public async Task A_final_refusal_is_not_tried_again(string fixture, int status, FailureKind kind, string code)
    {
        Graph.Next(GraphAnswer.Fixture(fixture, status));

        var refused = Assert.IsType<NotSent>(await SendAsync());

        Assert.Equal((kind, code, null), (refused.Failure.Kind, refused.Failure.Code, refused.RetryAfter));
        Assert.Single(Graph.Requests);
    }

    [Theory]
    [InlineData(429, FailureKind.RetryLater)]
    [InlineData(503, FailureKind.RetryLater)]
    [InlineData(403, FailureKind.Credentials)]
    [InlineData(404, FailureKind.Unknown)]
    [InlineData(302, FailureKind.Unknown)]
    public async Task A_wordless_refusal_before_Metas_application_was_certainly_not_sent(int status, FailureKind kind)
    {
        Graph.Next(GraphAnswer.Status(status));

        Assert.Equal(kind, Assert.IsType<NotSent>(await SendAsync(Brisk with { Retries = 0 })).Failure.Kind);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(200)]
    public async Task A_wordless_answer_from_behind_leaves_it_open_and_is_not_tried_again(int status)
    {
        Graph.Next(GraphAnswer.Status(status));

        Assert.IsType<Unconfirmed>(await SendAsync());

        Assert.Single(Graph.Requests);
    }

    [Fact]
    public async Task AChannel_without_token_says_so_instead_of_throwing()
    {
        var tokenless = Channel with { Credentials = new Dictionary<string, string> { ["PhoneNumberId"] = FakeGraph.NumberId } };

        var refused = Assert.IsType<NotSent>(await Client(Brisk).SendAsync(tokenless, To("5511900001001"), Stop));

        Assert.Equal((FailureKind.Credentials, "AccessToken is not set"), (refused.Failure.Kind, refused.Failure.Words));
    }

    [Fact]
    public async Task That_we_write_is_shown_as_Meta_documents_it()
    {
        var documented = JsonNode.Parse(Fixture.Bytes("meta/api_mark_read_typing_request.json"))!;

        await Client(Brisk).ShowAsync(Channel, new Sign("5511900001001", (string)documented["message_id"]!, Typing: true), Stop);

        var request = Assert.Single(Graph.Requests);
        Assert.True(JsonNode.DeepEquals(documented, request.Body), request.Body?.ToJsonString());
    }

    [Fact]
    public async Task No_secret_is_written_to_a_log()
    {
        using var log = new WrittenLog();
        var services = Services(Brisk, log: log);
        Graph.Templates.Add(JsonNode.Parse("""{"name":"x","language":"pt_BR","status":"APPROVED","components":[]}""")!);
        Graph.Next(GraphAnswer.Fixture("api_error_190_token_expired", 401), GraphAnswer.Drop);

        await services.GetRequiredService<MetaClient>().SendAsync(Channel, To("5511900001001"), Stop);
        await services.GetRequiredService<MetaClient>().SendAsync(Channel, To("5511900001001"), Stop);
        await services.GetRequiredService<MetaTemplates>().ListAsync(Channel, Stop);

        Assert.NotEmpty(log.Lines);
        foreach (var secret in new[] { "AccessToken", "AppSecret", "VerifyToken" })
        {
            Assert.DoesNotContain(log.Lines, line => line.Contains(Channel[secret], StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Reading_is_told_and_a_refusal_of_it_disturbs_nobody()
    {
        var client = Client(Brisk);
        await client.ShowAsync(Channel, new Sign("5511900001001", "wamid.1", Typing: false), Stop);
        Graph.NextSigns(GraphAnswer.Fixture("api_error_2_temporary", 500), GraphAnswer.Drop);
        await client.ShowAsync(Channel, new Sign("5511900001001", "wamid.2", Typing: false), Stop);
        await client.ShowAsync(Channel, new Sign("5511900001001", "wamid.3", Typing: false), Stop);

        Assert.Equal(["wamid.1", "wamid.2", "wamid.3"], Graph.Requests.Select(request => (string?)request.Body!["message_id"]));
        Assert.All(Graph.Requests, request => Assert.Equal("read", (string?)request.Body!["status"]));
    }
}
