using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator;
using Helpdesk.Web.Features.Simulator.Gupshup;
using Helpdesk.Web.Features.Simulator.Meta;
using Helpdesk.Web.Features.Simulator.UltraMsg;
using Helpdesk.Web.Features.Simulator.ZApi;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Simulator;

/// <summary>The fake providers take what is right, and refuse the rest as the real ones would.</summary>
public sealed class FakeApiTests(DemoApp app) : SimulatedChats(app), IClassFixture<DemoApp>
{
    private const string Graph = "/simulator/meta/v25.0/209900000000100/messages";
    private const string ZApi = "/simulator/z-api/instances/3D0000000000000000000000000DEC01/token/demo-instance-token";
    private const string UltraMsg = "/simulator/ultramsg/instance70100";
    private const string Gupshup = "/simulator/gupshup/wa/api/v1";

    [Fact]
    public async Task Z_API_wants_its_tokens_and_fields()
    {
        var right = new JsonObject { ["phone"] = "5511900009501", ["message"] = "Oi" };

        Assert.Equal((403, "null not allowed"), Error(await PostAsync($"{ZApi}/send-text", right)));
        Assert.Equal((400, "Instance not found"), Error(await PostAsync(ZApi.Replace("demo-instance", "other", StringComparison.Ordinal) + "/send-text", right, ("Client-Token", "demo-client-token"))));
        Assert.Equal((400, "message is required"), Error(await PostAsync($"{ZApi}/send-text", new JsonObject { ["phone"] = "5511900009501" }, ("Client-Token", "demo-client-token"))));
        Assert.Equal((400, "phone is required"), Error(await PostAsync($"{ZApi}/send-text", new JsonObject { ["message"] = "Oi" }, ("Client-Token", "demo-client-token"))));

        var taken = await PostAsync($"{ZApi}/send-text", right, ("Client-Token", "demo-client-token"));
        Shape.Same(Fixture("z-api/api_send_response"), taken.Body!);
        Assert.Equal("Oi", (await ChatAsync<ZApiWire>("5511900009501")).Messages[^1].Text);
    }

    [Fact]
    public async Task UltraMsg_refuses_with_200()
    {
        var right = new JsonObject { ["token"] = "demo-token", ["to"] = "5511900009502@c.us", ["body"] = "Oi", ["referenceId"] = "r-1" };

        Assert.Equal(404, (await SendAsync($"{UltraMsg}0/messages/chat", right)).Status);
        Assert.Equal((200, "Wrong token"), Error(await SendAsync($"{UltraMsg}/messages/chat", new JsonObject { ["token"] = "x" })));
        var (status, list) = await SendAsync($"{UltraMsg}/messages/chat", new JsonObject { ["token"] = "demo-token" });
        Assert.Equal(200, status);
        Shape.Same(Fixture("ultramsg/api_error_list"), list!);
        Shape.Same(Fixture("ultramsg/api_send_response_rejected"), (await SendAsync($"{UltraMsg}/messages/chat", new JsonObject { ["token"] = "demo-token", ["to"] = "Maria", ["body"] = "Oi" })).Body!);

        Shape.Same(Fixture("ultramsg/api_send_response"), (await SendAsync($"{UltraMsg}/messages/chat", right)).Body!);
        var message = (await ChatAsync<UltraMsgWire>("5511900009502")).Messages[^1];
        Assert.Equal(("Oi", "r-1"), (message.Text, message.Callback));
    }

    [Fact]
    public async Task Gupshup_wants_its_key_and_app()
    {
        JsonObject Form(string name = "HelpdeskDemo", string? message = """{"type":"text","text":"Oi"}""") => new()
        {
            ["channel"] = "whatsapp",
            ["source"] = "5511900000700",
            ["destination"] = "5511900009503",
            ["src.name"] = name,
            ["message"] = message,
        };

        Assert.Equal(Fixture("gupshup/api_error_unauthorized").ToJsonString(), (await SendAsync($"{Gupshup}/msg", Form(), ("apikey", "x"))).Body!.ToJsonString());
        Assert.Equal(Fixture("gupshup/api_error_invalid_app").ToJsonString(), (await SendAsync($"{Gupshup}/msg", Form("Other"), ("apikey", "demo-api-key"))).Body!.ToJsonString());
        Assert.Equal(400, (await SendAsync($"{Gupshup}/msg", Form(message: "Oi"), ("apikey", "demo-api-key"))).Status);

        var (status, taken) = await SendAsync($"{Gupshup}/msg", Form(), ("apikey", "demo-api-key"));
        Assert.Equal(202, status);
        Shape.Same(Fixture("gupshup/api_send_response"), taken!);
        Assert.Equal((string?)taken!["messageId"], (await ChatAsync<GupshupWire>("5511900009503")).Messages[^1].SendId);
    }

    [Fact]
    public async Task A_template_is_shown_with_its_variables_filled()
    {
        const string filled = "Olá, Bia! Aqui é do suporte. Temos novidades sobre o atendimento 1042. Podemos continuar por aqui?";
        var gupshup = new JsonObject
        {
            ["channel"] = "whatsapp",
            ["source"] = "5511900000700",
            ["destination"] = "5511900009504",
            ["src.name"] = "HelpdeskDemo",
            ["template"] = """{"id":"4f2afc9c-0000-4e1f-b9c9-000000000101","params":["Bia","1042"]}""",
        };

        Assert.Equal(200, (await PostAsync(Graph, MetaTemplate("retorno_atendimento", "Bia", "1042"), Bearer)).Status);
        Assert.Equal(202, (await SendAsync($"{Gupshup}/template/msg", gupshup, ("apikey", "demo-api-key"))).Status);

        Assert.Equal(filled, (await ChatAsync<MetaWire>("5511900009504")).Messages[^1].Text);
        Assert.Equal(filled, (await ChatAsync<GupshupWire>("5511900009504")).Messages[^1].Text);
        Assert.Equal(132000, Code(await PostAsync(Graph, MetaTemplate("retorno_atendimento", "Bia"), Bearer)));
        Assert.Equal(132001, Code(await PostAsync(Graph, MetaTemplate("pesquisa_de_satisfacao", "Bia"), Bearer)));
    }

    [Fact]
    public async Task Header_and_button_of_a_template_are_filled_where_they_stand()
    {
        foreach (var chat in new[] { await ChatAsync<MetaWire>("5511900009506"), await ChatAsync<GupshupWire>("5511900009506") })
        {
            Assert.Equal(
                "Manutenção: PDV\n\nOlá, Bia. No dia 17/11, às 22:00, o sistema fica parado por alguns minutos.\n\nEquipe de suporte",
                await SaidByTemplateAsync(chat, "manutencao_programada", "PDV", "Bia", "17/11", "22:00"));
            Assert.EndsWith("\n\nO que mudou: https://suporte.example/versoes/10.3", await SaidByTemplateAsync(chat, "nova_versao", "10.3"), StringComparison.Ordinal);
        }
    }

    /// <summary>As it is listed and sent by the real provider.</summary>
    private async Task<string?> SaidByTemplateAsync(PhoneChat chat, string name, params string[] values)
    {
        var channels = App.Services.GetRequiredService<ChannelDirectory>();
        var channel = channels.Find(chat.Wire.Channel!.Id)!;
        var template = (await channels.ProviderOf(channel).TemplatesAsync(channel, Stop)).Single(t => t.Name == name);

        var parcel = new Parcel(Guid.CreateVersion7(), chat.Contact.WaId, new OutgoingTemplate(template.Choose(values)), null);
        Assert.IsType<Accepted>(await channels.ProviderOf(channel).SendAsync(channel, parcel, Stop));
        return chat.Messages[^1].Text;
    }

    [Fact]
    public async Task Files_come_inside_or_by_an_address_of_ours_and_by_no_other()
    {
        var chat = await ChatAsync<ZApiWire>("5511900009505");
        foreach (var given in new[] { "data:image/png;base64,AQID", $"{App.Address}/simulator/files/800000000000001.jpg", "http://192.0.2.7/secret.png" })
            Assert.Equal(200, (await PostAsync($"{ZApi}/send-image", new JsonObject { ["phone"] = "5511900009505", ["image"] = given }, ("Client-Token", "demo-client-token"))).Status);

        Assert.Equal(["image/png", "image/jpeg", null], chat.Messages.Select(m => m.File?.ContentType));
        Assert.Equal(PhoneTick.Failed, chat.Messages[^1].Tick);
    }

    [Fact]
    public async Task Meta_takes_a_user_id_in_its_own_place_and_no_strange_one()
    {
        JsonObject To(string name, string whom) => new() { ["messaging_product"] = "whatsapp", [name] = whom, ["type"] = "text", ["text"] = new JsonObject { ["body"] = "Oi" } };
        var chat = await ChatAsync<MetaWire>("5511900009506");

        Assert.Equal(100, Code(await PostAsync(Graph, To("to", chat.OpaqueId), Bearer)));
        Assert.Equal(100, Code(await PostAsync(Graph, To("recipient", chat.Contact.WaId), Bearer)));
        Assert.Equal(100, Code(await PostAsync(Graph, To("recipient", $"BR.7{chat.OpaqueId[3..]}"), Bearer)));

        var taken = await PostAsync(Graph, To("recipient", chat.OpaqueId), Bearer);
        Shape.Same(Fixture("meta/api_send_text_response"), taken.Body!);
        Assert.Equal("Oi", chat.Messages[^1].Text);
    }

    private static (string, string) Bearer => ("Authorization", "Bearer demo-access-token");

    private static JsonObject MetaTemplate(string name, params string[] values) => new()
    {
        ["messaging_product"] = "whatsapp",
        ["to"] = "5511900009504",
        ["type"] = "template",
        ["template"] = new JsonObject
        {
            ["name"] = name,
            ["language"] = new JsonObject { ["code"] = "pt_BR" },
            ["components"] = new JsonArray(new JsonObject
            {
                ["type"] = "body",
                ["parameters"] = new JsonArray([.. values.Select(value => new JsonObject { ["type"] = "text", ["text"] = value })]),
            }),
        },
    };

    private static JsonNode Fixture(string name) => JsonNode.Parse(Support.Fixture.Bytes($"{name}.json"))!;

    private static (int, string?) Error((int Status, JsonNode? Body) answer) => (answer.Status, (string?)answer.Body!["error"]);

    private static int Code((int Status, JsonNode? Body) answer) => (int)answer.Body!["error"]!["code"]!;

    private Task<(int Status, JsonNode? Body)> PostAsync(string path, JsonObject body, params (string Name, string Value)[] headers) => AskAsync(path, JsonContent.Create(body), headers);

    private Task<(int Status, JsonNode? Body)> SendAsync(string path, JsonObject form, params (string Name, string Value)[] headers) =>
        AskAsync(path, new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Key, (string?)field.Value ?? ""))), headers);

    private async Task<(int Status, JsonNode? Body)> AskAsync(string path, HttpContent content, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var visitor = App.NewVisitor();
        using var answer = await visitor.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
