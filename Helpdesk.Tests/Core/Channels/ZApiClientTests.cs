using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>What is sent to Z-API without files, and what is shown and asked.</summary>
public sealed class ZApiClientTests : ZApiSending
{
    [Fact]
    public async Task A_quoting_text_is_sent_as_Z_API_documents_it()
    {
        var documented = Recorded("api_send_text_request", without: ["delayMessage", "delayTyping"]);

        await SendAsync(new OutgoingText("Segue o boleto"), (string)documented["messageId"]!);

        AssertSent("send-text", documented);
    }

    [Fact]
    public async Task A_reaction_is_sent_as_Z_API_documents_it_and_taken_back()
    {
        var documented = Recorded("api_send_reaction_request");
        var target = (string)documented["messageId"]!;

        await SendAsync(new OutgoingReaction(target, "👍"));
        AssertSent("send-reaction", documented);

        await SendAsync(new OutgoingReaction(target, null));
        AssertSent("send-remove-reaction", JsonNode.Parse($$"""{"phone":"{{Maria}}","messageId":"{{target}}"}""")!);
    }

    [Theory]
    [InlineData("Banca", "Rua Exemplo, 10", "Banca", "Rua Exemplo, 10")]
    [InlineData(null, "Rua Exemplo, 10", "Rua Exemplo, 10", "Rua Exemplo, 10")]
    [InlineData(null, null, "-3.7319, -38.5267", "-3.7319, -38.5267")]
    public async Task A_place_always_has_the_two_texts_that_Z_API_requires(string? name, string? address, string title, string told)
    {
        await SendAsync(new OutgoingPlace(new Place(-3.7319, -38.5267, name, address)));

        AssertSent("send-location", new JsonObject
        {
            ["phone"] = Maria,
            ["title"] = title,
            ["address"] = told,
            ["latitude"] = "-3.7319",
            ["longitude"] = "-38.5267",
        });
    }

    [Fact]
    public async Task One_contact_and_several_go_to_different_addresses()
    {
        await SendAsync(new OutgoingContacts([new SharedContact("Hélio", ["+55 11 90000-3090"])]));
        AssertSent("send-contact", JsonNode.Parse($$"""{"phone":"{{Maria}}","contactName":"Hélio","contactPhone":"5511900003090"}""")!);

        await SendAsync(new OutgoingContacts([new SharedContact("Ana", ["5511900003090", "5511900003091"]), new SharedContact("Bia", ["5511900003092"])]));
        AssertSent("send-contacts", JsonNode.Parse(
            $$"""{"phone":"{{Maria}}","contacts":[{"name":"Ana","phones":["5511900003090","5511900003091"]},{"name":"Bia","phones":["5511900003092"]}]}""")!);
    }

    [Theory]
    [InlineData("+5511900003001", "5511900003001")]
    [InlineData("70000000003003@lid", "70000000003003@lid")]
    [InlineData("120363000000003001-group", "120363000000003001-group")]
    public async Task The_recipient_is_named_by_the_id_last_seen(string to, string phone)
    {
        Assert.IsType<Accepted>(await Provider().SendAsync(Channel, Letter(new OutgoingText("Oi"), to: to), Stop));

        Assert.Equal(phone, (string?)Assert.Single(ZApi.Calls).Body!["phone"]);
    }

    [Fact]
    public async Task What_is_accepted_has_the_messages_id_and_the_queues()
    {
        ZApi.Next(FakeZApi.Recorded("api_send_response"));

        var accepted = Assert.IsType<Accepted>(await SendTextAsync());

        Assert.Equal(("3EB0E459F960900BABFA", "EBB58908D1679D88DB490DC4DD923F23"), (accepted.ProviderId, accepted.SendId));
    }

    [Fact]
    public async Task There_are_no_templates()
    {
        var refused = Assert.IsType<NotSent>(await SendAsync(new OutgoingTemplate(new ChosenTemplate("1", "oi", "pt_BR", [], []))));

        Assert.Equal((FailureKind.ContentRefused, null), (refused.Failure.Kind, refused.RetryAfter));
        Assert.Empty(ZApi.Calls);
        Assert.Empty(await Provider().TemplatesAsync(Channel, Stop));
    }

    [Fact]
    public async Task Reading_is_told_and_a_refusal_of_it_disturbs_nobody()
    {
        var provider = Provider();
        await provider.ShowAsync(Channel, new Sign(Maria, "A", Typing: false), Stop);
        ZApi.Next(FakeZApi.Error("You are not connected."), GraphAnswer.Drop);
        await provider.ShowAsync(Channel, new Sign(Maria, "B", Typing: false), Stop);
        await provider.ShowAsync(Channel, new Sign(Maria, "C", Typing: false), Stop);

        Assert.Equal(["A", "B", "C"], ZApi.Calls.Select(call => (string?)call.Body!["messageId"]));
        Assert.All(ZApi.Calls, call => Assert.Equal("read-message", call.Path));
    }

    [Fact]
    public async Task The_state_is_asked_and_its_words_are_told_only_when_it_is_bad()
    {
        var provider = Provider();
        ZApi.Next(FakeZApi.Recorded("api_status_response"), GraphAnswer.Json(200, """{"connected":false,"error":"You are not connected."}"""));

        var good = await provider.AskStateAsync(Channel, Stop);
        var bad = await provider.AskStateAsync(Channel, Stop);

        Assert.Equal((true, null, FakeZApi.Instance), (good!.Connected, good.Words, good.Account));
        Assert.Equal((false, "You are not connected."), (bad!.Connected, bad.Words));
    }

    [Theory]
    [InlineData("api_error_missing_client_token", "null not allowed")]
    [InlineData("api_error_ip_not_allowed", "203.0.113.7 not allowed")]
    public async Task Whoever_is_refused_is_not_connected(string fixture, string words)
    {
        ZApi.Next(FakeZApi.Recorded(fixture, 403));

        var state = await Provider().AskStateAsync(Channel, Stop);

        Assert.Equal((false, words, FakeZApi.Instance), (state!.Connected, state.Words, state.Account));
    }

    [Theory]
    [InlineData(400, """{"error":"To continue sending a message, you must subscribe to this instance again"}""", "To continue sending a message, you must subscribe to this instance again")]
    [InlineData(401, "", "HTTP 401")]
    public async Task Whoever_did_not_pay_or_is_not_let_in_is_not_connected(int status, string body, string words)
    {
        ZApi.Next(GraphAnswer.Json(status, body));

        Assert.Equal(words, (await Provider().AskStateAsync(Channel, Stop))!.Words);
    }

    [Fact]
    public async Task A_wrong_token_shows_in_the_state()
    {
        var wrong = Channel with { Credentials = new Dictionary<string, string>(Channel.Credentials) { ["Token"] = "another" } };

        var state = await Provider().AskStateAsync(wrong, Stop);

        Assert.Equal((false, "Instance not found"), (state!.Connected, state.Words));
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("html")]
    [InlineData("error")]
    public async Task A_state_that_is_not_told_is_one_kind_of_exception(string trouble)
    {
        ZApi.Next(trouble switch
        {
            "drop" => GraphAnswer.Drop,
            "html" => GraphAnswer.Json(200, "<html/>"),
            _ => FakeZApi.Error("Something went wrong", 500),
        });

        await Assert.ThrowsAsync<HttpRequestException>(() => Provider().AskStateAsync(Channel, Stop));
    }

    private void AssertSent(string path, JsonNode body)
    {
        var call = ZApi.Calls[^1];
        Assert.Equal(path, call.Path);
        Assert.True(JsonNode.DeepEquals(body, call.Body), call.Body?.ToJsonString());
    }

    private static JsonNode Recorded(string name, params string[] without)
    {
        var body = JsonNode.Parse(Fixture.Bytes($"z-api/{name}.json"))!;
        foreach (var field in without) body.AsObject().Remove(field);
        return body;
    }
}
