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
        Assert.Equal([["first_name"], [], ["1", "2"]], templates.Select(t => t.Variables.ToArray()));
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

        Assert.Equal("Às 14h visitamos Maria.\n\nSuporte", template.Fill(values));
        Assert.Equal(values, Assert.Single(Graph.Messages)["template"]!["components"]![0]!["parameters"]!.AsArray().Select(value => (string)value!["text"]!));
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
    [InlineData("""{"type":"HEADER","format":"TEXT","text":"Oi {{1}}"}""", TemplateObstacle.HeaderVariable)]
    [InlineData("""{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY"},{"type":"URL","url":"https://example.com/{{1}}"}]}""", TemplateObstacle.ButtonVariable)]
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
        var template = new Template("visita", "visita", "pt_BR", "Olá {{1}}, chegamos às {{2}}.") { Variables = ["1", "2"], Header = "Visita", Footer = "Suporte" };

        Assert.Equal("Visita\n\nOlá Maria, chegamos às {{2}}.\n\nSuporte", template.Fill(["Maria", ""]));
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
