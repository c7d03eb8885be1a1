using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Each kind of message as Gupshup documents it; the fake refuses what Gupshup would refuse.</summary>
public sealed class GupshupClientTests : GupshupSending
{
    private static readonly Uri Link = new("https://helpdesk.example/media/1?until=2");

    [Fact]
    public async Task A_quoted_text_is_the_form_that_is_documented()
    {
        await SendAsync(new OutgoingText("Remarcado para terça às 10h"), "27924815-829e-4621-a7f0-2886b53025e9");

        AssertForm("api_send_text_form_fields", "message");
        Assert.Equal(("POST", "/wa/api/v1/msg"), (Gupshup.Requests[0].Method, Gupshup.Requests[0].Path));
        Assert.NotEmpty(Gupshup.Requests[0].UserAgent!);
    }

    [Fact]
    public async Task A_template_is_the_form_that_is_documented()
    {
        var template = new Template("4f2afc9c-4099-4e1f-b9c9-f551123e54bd", "lembrete", "pt_BR", "Olá {{1}}, até {{2}}.");

        await SendAsync(new OutgoingTemplate(template.Choose(["Juliana", "17/11"])), to: "+5585900007002");

        AssertForm("api_send_template_form_fields", "template");
        Assert.Equal("/wa/api/v1/template/msg", Gupshup.Requests[0].Path);
    }

    [Fact]
    public async Task A_message_that_was_taken_has_an_id_of_the_request_only()
    {
        Gupshup.Next(FakeGupshup.Answer("api_send_response", 202));

        var accepted = Assert.IsType<Accepted>(await SendAsync(new OutgoingText("Oi")));

        Assert.Equal((null, "937b0906-1480-4e2e-bf0d-480c7bb0c861"), (accepted.ProviderId, accepted.SendId));
    }

    [Theory]
    [InlineData(MessageKind.Image, "Veja", """{"type":"image","originalUrl":"LINK","previewUrl":"LINK","caption":"Veja"}""")]
    [InlineData(MessageKind.Image, null, """{"type":"image","originalUrl":"LINK","previewUrl":"LINK","caption":""}""")]
    [InlineData(MessageKind.Video, null, """{"type":"video","url":"LINK","caption":""}""")]
    [InlineData(MessageKind.Audio, null, """{"type":"audio","url":"LINK"}""")]
    [InlineData(MessageKind.Voice, null, """{"type":"audio","url":"LINK"}""")]
    [InlineData(MessageKind.Document, "Segue", """{"type":"file","url":"LINK","filename":"nota.pdf","caption":"Segue"}""")]
    [InlineData(MessageKind.Sticker, null, """{"type":"sticker","url":"LINK"}""")]
    public async Task A_file_goes_out_by_its_address(MessageKind kind, string? caption, string message)
    {
        Assert.IsType<Accepted>(await SendAsync(new OutgoingFile(kind, AFile(Link), caption)));

        AssertSaid(message.Replace("LINK", Link.AbsoluteUri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_address_of_ours_a_file_does_not_go_out_and_says_why()
    {
        var refused = Assert.IsType<NotSent>(await SendAsync(new OutgoingFile(MessageKind.Image, AFile(null), null)));

        Assert.Equal((FailureKind.ContentRefused, null), (refused.Failure.Kind, refused.RetryAfter));
        Assert.Contains("Helpdesk__PublicAddress", refused.Failure.Words, StringComparison.Ordinal);
        Assert.Empty(Gupshup.Requests);
    }

    [Fact]
    public async Task A_place_goes_out()
    {
        await SendAsync(new OutgoingPlace(new Place(-23.5505, -46.6333, "Matriz", "Rua de exemplo, 1")));
        await SendAsync(new OutgoingPlace(new Place(-23.5505, -46.6333, null, null)));

        AssertSaid(
            """{"type":"location","longitude":-46.6333,"latitude":-23.5505,"name":"Matriz","address":"Rua de exemplo, 1"}""",
            """{"type":"location","longitude":-46.6333,"latitude":-23.5505}""");
    }

    [Fact]
    public async Task A_contact_goes_out_but_not_two_at_once()
    {
        var sonia = new SharedContact("Sônia Prado", ["+55 11 90000-7090"]);

        await SendAsync(new OutgoingContacts([sonia]));
        var refused = Assert.IsType<NotSent>(await SendAsync(new OutgoingContacts([sonia, sonia])));

        AssertSaid("""
            {"type":"contact","contact":{"name":{"formattedName":"Sônia Prado","firstName":"Sônia Prado"},"phones":[{"phone":"+55 11 90000-7090","type":"WORK"}]}}
            """);
        Assert.Equal(FailureKind.ContentRefused, refused.Failure.Kind);
    }

    [Fact]
    public async Task A_reaction_is_set_and_taken_back()
    {
        await SendAsync(new OutgoingReaction("wamid.1", "👍"));
        await SendAsync(new OutgoingReaction("wamid.1", null));

        AssertSaid("""{"type":"reaction","msgId":"wamid.1","emoji":"👍"}""", """{"type":"reaction","msgId":"wamid.1","emoji":""}""");
    }

    [Theory]
    [InlineData("BR.1502576394655899")]
    [InlineData("70000000003003@lid")]
    public async Task An_opaque_id_is_no_number(string to)
    {
        Assert.Equal(FailureKind.InvalidNumber, Assert.IsType<NotSent>(await SendAsync(new OutgoingText("Oi"), to: to)).Failure.Kind);

        Assert.Empty(Gupshup.Requests);
    }

    private static FileToSend AFile(Uri? link) => new("/nowhere", 3, "application/octet-stream", "nota.pdf", link);

    private void AssertForm(string fixture, string json)
    {
        var documented = JsonNode.Parse(Fixture.Bytes($"gupshup/{fixture}.json"))!.AsObject().ToDictionary(field => field.Key, field => (string)field.Value!);
        var sent = new Dictionary<string, string>(Assert.Single(Gupshup.Requests).Fields);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(documented[json]), JsonNode.Parse(sent[json])), sent[json]);
        documented[json] = sent[json];
        Assert.Equal(documented.OrderBy(field => field.Key), sent.OrderBy(field => field.Key));
    }

    private void AssertSaid(params string[] messages) => Assert.All(
        messages.Zip(Gupshup.Requests, (expected, request) => (Expected: JsonNode.Parse(expected), request.Message)),
        pair => Assert.True(JsonNode.DeepEquals(pair.Expected, pair.Message), pair.Message?.ToJsonString()));
}
