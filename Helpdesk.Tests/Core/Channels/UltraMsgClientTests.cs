using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

public sealed class UltraMsgClientTests : UltraMsgSending
{
    private const string Quoted = "false_5511900001234@c.us_3EB0BB82030DBC2BCABA";

    [Fact]
    public async Task A_text_goes_into_the_queue_and_is_known_by_its_number_there()
    {
        var accepted = Assert.IsType<Accepted>(await SendAsync(new OutgoingText("Abrimos às 8h & fechamos às 18h + 1")));

        Assert.Equal((null, "12345"), (accepted.ProviderId, accepted.SendId));
        Sent("chat", new() { ["body"] = "Abrimos às 8h & fechamos às 18h + 1" });
    }

    [Theory]
    [InlineData("5511900001234", "5511900001234@c.us")]
    [InlineData("+5511900001234", "5511900001234@c.us")]
    [InlineData("70000000003003@lid", "70000000003003@lid")]
    [InlineData("120363000000005001@g.us", "120363000000005001@g.us")]
    public async Task Whoever_it_goes_to_is_named_as_WhatsApp_names_them(string to, string chat)
    {
        await SendAsync(to: to);

        Assert.Equal(chat, Assert.Single(Ultra.Requests).Fields["to"]);
    }

    [Fact]
    public async Task A_quoted_message_is_named_but_not_one_that_only_the_queue_knows()
    {
        await SendAsync(quoting: Quoted);
        await SendAsync(quoting: "12345");

        Assert.Equal([Quoted, null], Ultra.Requests.Select(request => request.Fields.GetValueOrDefault("msgId")));
    }

    [Theory]
    [InlineData("👍", "👍")]
    [InlineData(null, "")]
    public async Task A_reaction_is_set_and_taken_back(string? emoji, string sent)
    {
        await SendAsync(new OutgoingReaction(Quoted, emoji));

        Sent("reaction", new() { ["msgId"] = Quoted, ["emoji"] = sent });
    }

    [Fact]
    public async Task A_place_has_its_name_and_address_below_it_and_a_plain_point_in_its_numbers()
    {
        await SendAsync(new OutgoingPlace(new Place(-23.5505, -46.6333, "Escritório", "Rua de Exemplo, 100")));

        Sent("location", new() { ["address"] = "Escritório\nRua de Exemplo, 100", ["lat"] = "-23.5505", ["lng"] = "-46.6333" });
    }

    [Fact]
    public async Task A_contact_goes_as_a_card_and_several_as_the_numbers_they_have()
    {
        var gil = new SharedContact("Gil; Porteiro", ["+55 11 90000-5090"]);
        await SendAsync(new OutgoingContacts([gil]));
        await SendAsync(new OutgoingContacts([gil, new SharedContact("Bia", ["+5585900001002"])]));

        Sent("vcard", new() { ["vcard"] = VCard.Write(gil) });
        Sent("contact", new() { ["contact"] = "5511900005090@c.us,5585900001002@c.us" });
    }

    [Fact]
    public async Task A_template_is_refused_before_anybody_is_asked()
    {
        var refused = Assert.IsType<NotSent>(await SendAsync(new OutgoingTemplate(new ChosenTemplate("1", "aviso", "pt_BR", [], []))));

        Assert.Equal(FailureKind.ContentRefused, refused.Failure.Kind);
        Assert.Empty(Ultra.Requests);
    }

    [Theory]
    [InlineData("api_error_wrong_token", FailureKind.Credentials, "Wrong token")]
    [InlineData("api_send_response_rejected", FailureKind.InvalidNumber, "the `to` field is not a valid phone number")]
    [InlineData("api_error_list", FailureKind.ContentRefused, "to is required, body is required")]
    public async Task A_refusal_with_HTTP_200_is_none_the_less_a_refusal(string fixture, FailureKind kind, string words)
    {
        Ultra.Next(FakeUltraMsg.Answer(fixture));

        var refused = Assert.IsType<NotSent>(await SendAsync());

        Assert.Equal((kind, words, null), (refused.Failure.Kind, refused.Failure.Words, refused.RetryAfter));
        Assert.Single(Ultra.Requests);
    }

    [Theory]
    [InlineData("""{"error":{"to":"number is not on WhatsApp"}}""", FailureKind.NotOnWhatsApp, false)]
    [InlineData("""{"sent":false,"message":"this number does not have whatsapp"}""", FailureKind.NotOnWhatsApp, false)]
    [InlineData("""{"error":"your trial has ended, please subscribe"}""", FailureKind.Quota, true)]
    [InlineData("""{"error":[{"image":"file size is too large"}]}""", FailureKind.ContentRefused, false)]
    [InlineData("""{"error":["something else"]}""", FailureKind.Unknown, false)]
    [InlineData("""{"sent":"false"}""", FailureKind.Unknown, false)]
    public async Task Words_decide_since_there_are_no_codes(string answer, FailureKind kind, bool again)
    {
        Ultra.Next(GraphAnswer.Json(200, answer));

        var refused = Assert.IsType<NotSent>(await SendAsync());

        Assert.Equal((kind, again), (refused.Failure.Kind, refused.RetryAfter is not null));
    }

    [Fact]
    public async Task Too_fast_is_tried_again_after_a_moment()
    {
        Ultra.Next(GraphAnswer.Json(200, """{"error":"Too many requests, try again later"}"""), GraphAnswer.Status(503));

        Assert.IsType<Accepted>(await SendAsync());

        Assert.Equal(3, Ultra.Requests.Count);
    }

    [Fact]
    public async Task An_instance_that_does_not_exist_is_a_matter_of_credentials()
    {
        Channel = FakeUltraMsg.ChannelAt(Ultra.Address, instance: "70002");

        Assert.Equal(FailureKind.Credentials, Assert.IsType<NotSent>(await SendAsync()).Failure.Kind);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html/>")]
    [InlineData(502, "")]
    public async Task An_answer_that_says_nothing_leaves_it_open_and_is_not_tried_again(int status, string answer)
    {
        Ultra.Next(GraphAnswer.Json(status, answer));

        Assert.IsType<Unconfirmed>(await SendAsync());

        Assert.Single(Ultra.Requests);
    }

    [Fact]
    public async Task A_lost_answer_is_not_tried_again()
    {
        Ultra.Next(GraphAnswer.Drop);

        Assert.IsType<Unconfirmed>(await SendAsync());

        Assert.Single(Ultra.Requests);
    }

    /// <summary>Exactly these fields went to this address, beside those that all have.</summary>
    private void Sent(string kind, Dictionary<string, string> fields)
    {
        var request = Assert.Single(Ultra.Requests, request => request.Path == $"/instance{FakeUltraMsg.Instance}/messages/{kind}");
        var all = new Dictionary<string, string>(fields)
        {
            ["token"] = FakeUltraMsg.Token,
            ["to"] = $"{Maria}@c.us",
            ["referenceId"] = MessageId.ToString(),
        };
        Assert.Equal(all.OrderBy(field => field.Key), request.Fields.OrderBy(field => field.Key));
    }
}
