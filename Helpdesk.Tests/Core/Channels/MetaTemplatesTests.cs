using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Core.Channels;

public sealed class MetaTemplatesTests : MetaSending
{
    [Fact]
    public async Task Approved_templates_are_read_page_by_page_with_their_variables()
    {
        Graph.Templates.Add(Template("visita", "pt_BR", "Olá {{1}}, chegamos às {{2}}. Obrigado, {{1}}!"));
        Graph.Templates.Add(Template("aviso", "pt_BR", "Sistema atualizado."));
        Graph.Templates.Add(Template("aviso", "en_US", "Hello {{ first_name }}"));

        var templates = await ListAsync();

        Assert.Equal([("aviso", "en_US"), ("aviso", "pt_BR"), ("visita", "pt_BR")], templates.Select(t => (t.Name, t.Language)));
        Assert.Equal([["first_name"], [], ["1", "2"]], templates.Select(t => t.Variables.Select(v => v.Name).ToArray()));
        Assert.Equal("Suporte", templates[0].Footer);
        Assert.All(Graph.Requests, r => Assert.Equal("/v25.0/104500000000001/message_templates", r.Path));
        Assert.Equal(2, Graph.Requests.Count);
    }

    [Fact]
    public async Task Values_reach_the_places_that_the_preview_shows_whatever_stands_first_in_the_text()
    {
        Graph.Templates.Add(Template("visita", "pt_BR", "Às {{2}} visitamos {{1}}."));
        var template = Assert.Single(await ListAsync());
        string[] values = ["Maria", "14h"];

        await SendAsync(To("5511900001001") with { Content = new OutgoingTemplate(template.Choose(values)) });

        Assert.Equal("Às 14h visitamos Maria.\n\nSuporte", template.Fill(values).Text);
        Assert.Equal(values, Assert.Single(Graph.Messages)["template"]!["components"]![0]!["parameters"]!.AsArray().Select(value => (string)value!["text"]!));
    }

    [Fact]
    public async Task Header_body_and_button_have_variables_of_their_own_and_each_reaches_its_place()
    {
        Graph.Templates.Add(Template("chamado", "pt_BR", "Olá {{1}}, até {{2}}.",
            JsonNode.Parse("""{"type":"HEADER","format":"TEXT","text":"Chamado {{1}}"}""")!,
            JsonNode.Parse("""{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Sim"},{"type":"URL","text":"Ver","url":"https://e.example/t/{{1}}"}]}""")!));
        var template = Assert.Single(await ListAsync());

        Assert.Equal(["header.1", "1", "2", "button1.1"], template.Variables.Select(v => v.ToString()));
        Assert.IsType<Accepted>(await SendAsync(To("5511900001001") with { Content = new OutgoingTemplate(template.Choose(["1042", "Maria", "14h", "9"])) }));

        Assert.True(JsonNode.DeepEquals(Graph.Messages[^1]["template"]!["components"], JsonNode.Parse("""
            [{"type":"header","parameters":[{"type":"text","text":"1042"}]},
             {"type":"body","parameters":[{"type":"text","text":"Maria"},{"type":"text","text":"14h"}]},
             {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"9"}]}]
            """)));
        Assert.IsType<NotSent>(await SendAsync(To("5511900001001") with { Content = new OutgoingTemplate(template.Choose(["1042", "Maria", "14h"])) }));
    }

    [Theory]
    [InlineData("{{10}} {{2}}{{ 1 }} {{2}}", "1", "2", "10")]
    [InlineData("{{hora}} {{cliente}} {{hora}}", "hora", "cliente")]
    [InlineData("Oi")]
    public void Variables_are_told_by_their_numbers_or_where_they_have_names_as_they_stand(string text, params string[] variables) =>
        Assert.Equal(variables, TemplateVariables.In(text));

    [Theory]
    [InlineData("""{"type":"HEADER","format":"IMAGE"}""", TemplateObstacle.HeaderFile)]
    [InlineData("""{"type":"HEADER","format":"LOCATION"}""", TemplateObstacle.HeaderFile)]
    [InlineData("""{"type":"HEADER","format":"TEXT","text":"Oi {{1}}"}""", null)]
    [InlineData("""{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY"},{"type":"URL","url":"https://example.com/{{1}}"}]}""", null)]
    [InlineData("""{"type":"BUTTONS","buttons":[{"type":"OTP"}]}""", TemplateObstacle.Other)]
    [InlineData("""{"type":"BUTTONS","buttons":[{"type":"PHONE_NUMBER"},{"type":"URL","url":"https://example.com/"}]}""", null)]
    public async Task What_wants_more_than_we_can_fill_says_what(string part, TemplateObstacle? obstacle)
    {
        Graph.Templates.Add(Template("x", "pt_BR", "Oi", JsonNode.Parse(part)!));

        Assert.Equal(obstacle, Assert.Single(await ListAsync()).Obstacle);
    }

    [Fact]
    public async Task A_refusal_is_told_and_not_an_empty_list()
    {
        Graph.Next(GraphAnswer.Fixture("api_error_190_token_expired", 401), GraphAnswer.Drop);

        await Assert.ThrowsAsync<HttpRequestException>(ListAsync);
        await Assert.ThrowsAsync<HttpRequestException>(ListAsync);
    }

    [Fact]
    public void The_preview_shows_what_the_customer_reads()
    {
        var template = new Template("visita", "visita", "pt_BR", "Olá {{1}}, chegamos às {{2}}.") { Header = "Visita {{1}}", Footer = "Suporte", Buttons = [new("Sim", null), new("Ver", "https://e.example/{{1}}")] };

        Assert.Equal("Visita 1042\n\nOlá Maria, chegamos às {{2}}.\n\nSuporte\n\nVer: https://e.example/9", template.Fill(["1042", "Maria", "", "9"]).Text);
    }

    private Task<IReadOnlyList<Template>> ListAsync() => Services(Brisk).GetRequiredService<MetaTemplates>().ListAsync(Channel, Stop);

    private static JsonObject Template(string name, string language, string body, params JsonNode[] more) => new()
    {
        ["name"] = name,
        ["language"] = language,
        ["status"] = "APPROVED",
        ["category"] = "UTILITY",
        ["components"] = new JsonArray([
            new JsonObject { ["type"] = "BODY", ["text"] = body }, new JsonObject { ["type"] = "FOOTER", ["text"] = "Suporte" }, .. more]),
    };
}
