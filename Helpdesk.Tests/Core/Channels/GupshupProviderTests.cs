using System.Net;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Whom it trusts, whose a body is, and what it can be asked.</summary>
public sealed class GupshupProviderTests : GupshupSending
{
    private const string Listed = """
        {"status":"success","templates":[
          {"id":"t-1","elementName":"lembrete","languageCode":"pt_BR","status":"APPROVED","templateType":"TEXT","category":"UTILITY",
           "data":"Olá {{1}}, até {{2}}.\nEquipe | [Sim]",
           "containerMeta":"{\"data\":\"Olá {{1}}, até {{2}}.\",\"header\":\"Lembrete\",\"footer\":\"Equipe\",\"buttons\":[{\"type\":\"QUICK_REPLY\",\"text\":\"Sim\"}]}"},
          {"id":"t-2","elementName":"aviso","languageCode":"pt_BR","status":"APPROVED","data":"Sem variáveis"},
          {"id":"t-3","elementName":"foto","languageCode":"pt_BR","status":"APPROVED","templateType":"IMAGE","data":"Veja"},
          {"id":"t-4","elementName":"recusado","languageCode":"pt_BR","status":"REJECTED","templateType":"TEXT","data":"Não"},
          {"id":"t-5","elementName":"senha","languageCode":"pt_BR","status":"APPROVED","templateType":"TEXT",
           "containerMeta":"{\"data\":\"x\",\"buttons\":[{\"type\":\"OTP\"}]}"}]}
        """;

    [Theory]
    [InlineData(FakeGupshup.Secret, true)]
    [InlineData("fake-webhook-secreT", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_secret_in_the_address_proves_who_calls(string? secret, bool trusted) =>
        Assert.Equal(trusted, Provider().Trusts(Channel, new WebhookCall("{}"u8.ToArray(), secret, _ => null)));

    [Theory]
    [InlineData(FakeGupshup.App, true)]
    [InlineData("Outra", false)]
    [InlineData("", true)]
    [InlineData($"gs_app_id:{FakeGupshup.AppId}", true)]
    [InlineData("gs_app_id:00000000-0000-4c11-9a55-000000000000", false)]
    public void A_body_is_its_apps_by_name_or_by_id(string account, bool owns) => Assert.Equal(owns, Provider().Owns(Channel, Channel, account));

    [Fact]
    public void A_channel_that_was_given_no_app_id_trusts_the_address() =>
        Assert.True(Provider().Owns(Without("GsAppId"), Without("GsAppId"), "gs_app_id:00000000-0000-4c11-9a55-000000000000"));

    [Fact]
    public void What_came_to_another_address_is_not_ours() => Assert.False(Provider().Owns(Channel, Gupshup.Channel(), FakeGupshup.App));

    [Fact]
    public async Task Reading_is_told_and_a_refusal_of_it_disturbs_nobody()
    {
        Gupshup.Next(GraphAnswer.Json(200, """{"status":"success"}"""), GraphAnswer.Status(500), GraphAnswer.Drop);

        for (var i = 1; i <= 3; i++) await Provider().ShowAsync(Channel, new Sign(Maria, $"wamid.{i}/=", Typing: false), Stop);

        Assert.Equal(
            Enumerable.Range(1, 3).Select(i => $"PUT /wa/app/{FakeGupshup.AppId}/msg/wamid.{i}%2F=/read"),
            Gupshup.Requests.Select(request => $"{request.Method} {request.Path}"));
    }

    [Fact]
    public async Task No_secret_is_written_to_a_log()
    {
        using var log = new WrittenLog();
        var provider = Provider(log: log);
        Gupshup.Next(FakeGupshup.Answer("api_error_unauthorized", 401), GraphAnswer.Drop);

        await provider.SendAsync(Channel, new Parcel(Guid.CreateVersion7(), Maria, new OutgoingText("Oi"), null), Stop);
        await provider.ShowAsync(Channel, new Sign(Maria, "wamid.1", Typing: false), Stop);
        await provider.TemplatesAsync(Channel, Stop);

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(FakeGupshup.ApiKey, StringComparison.Ordinal) || line.Contains(FakeGupshup.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_apps_id_nothing_is_marked()
    {
        await Provider().ShowAsync(Without("GsAppId"), new Sign(Maria, "wamid.1", Typing: true), Stop);

        Assert.Empty(Gupshup.Requests);
    }

    [Fact]
    public async Task Templates_are_those_that_are_approved_and_say_what_a_few_words_cannot_fill()
    {
        Gupshup.Next(GraphAnswer.Json(200, Listed));

        var all = await Provider().TemplatesAsync(Channel, Stop);

        var templates = all.Where(t => t.Obstacle is null).ToList();
        Assert.Equal(["aviso", "lembrete"], templates.Select(t => t.Name));
        Assert.Equal([("foto", TemplateObstacle.HeaderFile), ("senha", TemplateObstacle.Other)], all.Except(templates).Select(t => (t.Name, t.Obstacle!.Value)));
        Assert.Equal(("t-1", "pt_BR", "Olá {{1}}, até {{2}}.", "UTILITY"), (templates[1].Id, templates[1].Language, templates[1].Body, templates[1].Category));
        Assert.Equal(("Lembrete", "Equipe"), (templates[1].Header, templates[1].Footer));
        Assert.Equal(["1", "2"], templates[1].Variables.Select(v => v.ToString()));
        Assert.Equal(("Sem variáveis", 0), (templates[0].Body, templates[0].Variables.Count));
    }

    [Fact]
    public async Task Values_reach_the_places_that_the_preview_shows_whatever_stands_first_in_the_text()
    {
        Gupshup.Next(GraphAnswer.Json(200, Listed.Replace("Olá {{1}}, até {{2}}.", "Às {{2}} visitamos {{1}}.", StringComparison.Ordinal)));
        var template = (await Provider().TemplatesAsync(Channel, Stop)).Single(t => t.Name == "lembrete");
        string[] values = ["Maria", "14h"];

        await SendAsync(new OutgoingTemplate(template.Choose(values)));

        Assert.Equal("Lembrete\n\nÀs 14h visitamos Maria.\n\nEquipe", template.Fill(values).Text);
        Assert.Equal(values, Params(Gupshup.Requests[^1]));
    }

    [Fact]
    public async Task The_values_of_header_body_and_buttons_are_one_list_in_the_order_in_which_they_stand()
    {
        Gupshup.Next(GraphAnswer.Json(200, """
            {"status":"success","templates":[{"id":"t-7","elementName":"chamado","languageCode":"pt_BR","status":"APPROVED","templateType":"TEXT",
             "containerMeta":"{\"data\":\"Olá {{1}}, até {{2}}.\",\"header\":\"Chamado {{1}}\",\"buttons\":[{\"type\":\"URL\",\"text\":\"Ver\",\"url\":\"https://e.example/{{1}}\"}]}"}]}
            """));
        Gupshup.Places["t-7"] = 4;
        var template = Assert.Single(await Provider().TemplatesAsync(Channel, Stop));

        Assert.IsType<Accepted>(await SendAsync(new OutgoingTemplate(template.Choose(["1042", "Maria", "14h", "9"]))));

        Assert.Equal(["1042", "Maria", "14h", "9"], Params(Gupshup.Requests[^1]));
        Assert.Equal("Chamado 1042\n\nOlá Maria, até 14h.\n\nVer: https://e.example/9", template.Fill(["1042", "Maria", "14h", "9"]).Text);
        Assert.IsType<NotSent>(await SendAsync(new OutgoingTemplate(template.Choose(["1042", "Maria", "14h"]))));
    }

    [Fact]
    public async Task Templates_are_asked_for_by_the_apps_id_or_else_by_its_name()
    {
        await Provider().TemplatesAsync(Channel, Stop);
        await Provider().TemplatesAsync(Without("GsAppId"), Stop);

        Assert.Equal(
            [$"/wa/app/{FakeGupshup.AppId}/template?templateStatus=APPROVED", $"/sm/api/v1/template/list/{FakeGupshup.App}"],
            Gupshup.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData(200, "<html/>")]
    [InlineData(200, """{"status":"error"}""")]
    [InlineData(401, """{"status":"error","message":"Authentication Failed"}""")]
    [InlineData(500, "")]
    public async Task Trouble_with_templates_is_one_kind_of_exception(int status, string body)
    {
        Gupshup.Next(GraphAnswer.Json(status, body));

        await Assert.ThrowsAsync<HttpRequestException>(() => Provider().TemplatesAsync(Channel, Stop));
    }

    [Fact]
    public async Task Silence_is_not_waited_for_without_end()
    {
        var clock = new StoppedClock();
        Gupshup.Next(GraphAnswer.Silence(out var heard));

        var asking = Provider(clock: clock).TemplatesAsync(Channel, Stop);
        await heard.WaitAsync(Stop);
        clock.Advance(Brisk.AttemptTimeout);

        await Assert.ThrowsAsync<HttpRequestException>(() => asking);
    }

    [Fact]
    public async Task A_file_is_fetched_from_the_address_that_the_body_named()
    {
        await using var media = await Provider().OpenMediaAsync(Channel, Gupshup.Keep("1", [0xFF, 0xD8, 1]), Stop);
        using var bytes = new MemoryStream();
        await media.Bytes.CopyToAsync(bytes, Stop);

        Assert.Equal([0xFF, 0xD8, 1], bytes.ToArray());
        Assert.Equal(("image/jpeg", 3), (media.ContentType, media.Length));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_not_found() => Assert.Equal(
        HttpStatusCode.NotFound,
        (await Assert.ThrowsAsync<HttpRequestException>(() => Provider().OpenMediaAsync(Channel, $"{Gupshup.Address}files/gone", Stop))).StatusCode);

    [Fact]
    public async Task It_can_carry_what_is_documented_and_be_asked_no_state()
    {
        var can = Provider().Can;

        Assert.Equal((TimeSpan.FromHours(24), true, true, true, false), (can.ReplyWindow, can.Templates, can.Reactions, can.MarksRead, can.Typing));
        Assert.Equal((MessageKind.Image, MessageKind.Document), (can.KindOf("image/png"), can.KindOf("image/tiff")));
        Assert.Null(await Provider().AskStateAsync(Channel, Stop));
    }

    private static IEnumerable<string> Params(GupshupRequest request) => JsonNode.Parse(request.Fields["template"])!["params"]!.AsArray().Select(value => (string)value!);
}
