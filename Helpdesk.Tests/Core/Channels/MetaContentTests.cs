using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Everything that goes out besides words, as Meta documents it.</summary>
public sealed class MetaContentTests : MetaSending
{
    [Fact]
    public async Task A_picture_is_uploaded_and_then_named_as_Meta_documents_it()
    {
        var documented = Documented("api_send_image_by_id_request");

        Assert.IsType<Accepted>(await SendAsync(new Parcel(MessageId, "5521900001003", File(MessageKind.Image, "image/png", "mapa.png", "Mapa da loja"), null)));

        AssertSent(documented);
        var upload = Assert.Single(Graph.Uploads).Value;
        Assert.Equal(("image/png", "mapa.png"), (upload.Type, upload.Name));
        Assert.Equal([1, 2, 3, 4], upload.Bytes);
        Assert.Equal([$"/v25.0/{FakeGraph.NumberId}/media", $"/v25.0/{FakeGraph.NumberId}/messages"], Graph.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_document_carries_its_name_and_its_caption()
    {
        var documented = Documented("api_send_document_by_link_request");
        var document = documented["document"]!.AsObject();
        document.Remove("link");
        document["id"] = "900000000000777";

        await SendAsync(new Parcel(MessageId, "5521900001003", File(MessageKind.Document, "application/pdf", "boleto-2026-11.pdf", "Boleto de novembro"), null));

        AssertSent(documented);
    }

    [Fact]
    public async Task A_name_that_no_header_takes_is_no_obstacle()
    {
        await SendAsync(new Parcel(MessageId, "5521900001003", File(MessageKind.Document, "application/pdf", "a \"b\"\r\nç.pdf"), null));

        Assert.Equal("a \"b\"\r\nç.pdf", (string?)Assert.Single(Graph.Messages)["document"]!["filename"]);
    }

    [Theory]
    [InlineData(MessageKind.Video, "video/mp4", "video", """{"id":"900000000000777","caption":"Olhe"}""")]
    [InlineData(MessageKind.Audio, "audio/mpeg", "audio", """{"id":"900000000000777"}""")]
    [InlineData(MessageKind.Voice, "audio/ogg", "audio", """{"id":"900000000000777","voice":true}""")]
    [InlineData(MessageKind.Sticker, "image/webp", "sticker", """{"id":"900000000000777"}""")]
    public async Task Other_files_go_out_in_their_own_kind(MessageKind kind, string contentType, string type, string expected)
    {
        Assert.IsType<Accepted>(await SendAsync(new Parcel(MessageId, "5511900001001", File(kind, contentType, "a.bin", "Olhe"), null)));

        var body = Assert.Single(Graph.Messages);
        Assert.Equal(type, (string?)body["type"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), body[type]), body.ToJsonString());
    }

    [Theory]
    [InlineData("🙏", "🙏")]
    [InlineData(null, "")]
    public async Task A_reaction_is_set_and_taken_back(string? emoji, string sent)
    {
        var documented = Documented("api_send_reaction_request");
        var target = (string)documented["reaction"]!["message_id"]!;
        documented["reaction"]!["emoji"] = sent;

        Assert.IsType<Accepted>(await SendAsync(new Parcel(MessageId, "5511900001001", new OutgoingReaction(target, emoji), null)));

        AssertSent(documented);
    }

    [Fact]
    public async Task A_template_fills_its_places()
    {
        var documented = Documented("api_send_template_request");
        documented["template"]!["components"]!.AsArray().RemoveAt(1);
        var chosen = new Template("lembrete_consulta", "lembrete_consulta", "pt_BR", "Olá {{1}}, até {{2}}.").Choose(["João", "17/11 às 09:00"]);

        Assert.IsType<Accepted>(await SendAsync(new Parcel(MessageId, "5585900001002", new OutgoingTemplate(chosen), null)));

        AssertSent(documented);
    }

    [Fact]
    public async Task Named_variables_are_told_by_their_names_and_a_template_without_any_has_no_components()
    {
        await SendAsync(new Parcel(MessageId, "5585900001002", new OutgoingTemplate(new Template("a", "a", "pt_BR", "Olá {{nome}}").Choose(["João"])), null));
        await SendAsync(new Parcel(MessageId, "5585900001002", new OutgoingTemplate(new ChosenTemplate("b", "b", "pt_BR", [], [])), null));

        Assert.Equal("nome", (string?)Graph.Messages[0]["template"]!["components"]![0]!["parameters"]![0]!["parameter_name"]);
        Assert.Null(Graph.Messages[1]["template"]!["components"]);
    }

    [Fact]
    public async Task A_place_and_a_card_go_out()
    {
        await SendAsync(new Parcel(MessageId, "5511900001001", new OutgoingPlace(new Place(-23.5505, -46.6333, "Matriz", null)), "wamid.Q"));
        await SendAsync(new Parcel(MessageId, "5511900001001", new OutgoingContacts([new SharedContact("Ana Prado", ["+5511900000001"])]), null));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"latitude":-23.5505,"longitude":-46.6333,"name":"Matriz"}"""), Graph.Messages[0]["location"]));
        Assert.Equal("wamid.Q", (string?)Graph.Messages[0]["context"]!["message_id"]);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""[{"name":{"formatted_name":"Ana Prado","first_name":"Ana Prado"},"phones":[{"phone":"+5511900000001","type":"CELL"}]}]"""),
            Graph.Messages[1]["contacts"]));
    }

    [Fact]
    public async Task A_file_that_Meta_does_not_take_was_certainly_not_sent()
    {
        Graph.NextUploads(GraphAnswer.Drop, GraphAnswer.Status(413), GraphAnswer.Fixture("api_error_190_token_expired", 401));
        var lost = Assert.IsType<NotSent>(await SendPictureAsync());
        var large = Assert.IsType<NotSent>(await SendPictureAsync());
        var refused = Assert.IsType<NotSent>(await SendPictureAsync());

        Assert.Equal((FailureKind.RetryLater, true), (lost.Failure.Kind, lost.RetryAfter is not null));
        Assert.Equal((FailureKind.ContentRefused, null), (large.Failure.Kind, large.RetryAfter));
        Assert.Equal((FailureKind.Credentials, null), (refused.Failure.Kind, refused.RetryAfter));
        Assert.Empty(Graph.Messages);
    }

    [Fact]
    public async Task When_the_answer_to_the_message_is_lost_nobody_knows_and_it_is_not_made_again()
    {
        Graph.Next(GraphAnswer.Drop);

        Assert.IsType<Unconfirmed>(await SendPictureAsync());

        Assert.Single(Graph.Messages);
        Assert.Single(Graph.Uploads);
    }

    [Fact]
    public async Task Writing_is_shown_as_Meta_documents_it()
    {
        var documented = JsonNode.Parse(Fixture.Bytes("meta/api_mark_read_typing_request.json"))!;

        await Client(Brisk).ShowAsync(Channel, new Sign("5511900001001", (string)documented["message_id"]!, Typing: true), Stop);

        Assert.True(JsonNode.DeepEquals(documented, Assert.Single(Graph.Requests).Body));
    }

    private Task<SendOutcome> SendPictureAsync() => SendAsync(new Parcel(MessageId, "5511900001001", File(MessageKind.Image, "image/png", "a.png"), null));

    private static JsonNode Documented(string fixture)
    {
        var documented = JsonNode.Parse(Fixture.Bytes($"meta/{fixture}.json"))!;
        documented["biz_opaque_callback_data"] = MessageId.ToString();
        return documented;
    }

    private void AssertSent(JsonNode documented)
    {
        var body = Assert.Single(Graph.Messages);
        Assert.True(JsonNode.DeepEquals(documented, body), body.ToJsonString());
    }

    private OutgoingFile File(MessageKind kind, string contentType, string name, string? caption = null)
    {
        var path = Files.In("bytes");
        System.IO.File.WriteAllBytes(path, [1, 2, 3, 4]);
        return new OutgoingFile(kind, new FileToSend(path, 4, contentType, name, null), caption);
    }
}
