using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Helpdesk.Core.Calls;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator;
using Helpdesk.Web.Features.Simulator.Meta;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Simulator;

/// <summary>Both sides of the demonstration, with nothing between them but HTTP.</summary>
public sealed class SimulatorTests(DemoApp app) : SimulatedChats(app), IClassFixture<DemoApp>
{
    private const string Graph = "/simulator/meta/v25.0/209900000000100/messages";

    [Fact]
    public async Task What_the_customer_writes_arrives_once_even_when_it_is_delivered_twice()
    {
        var chat = await ChatAsync<MetaWire>("5511900009101");
        var network = App.Services.GetRequiredService<Network>();

        network.Twice = true;
        Phone.Write(chat, "Meu PDV não abre <b> 100% c:/x @ção 😰", null);
        await Eventually.IsTrueAsync(() => chat.Messages[^1].Tick == PhoneTick.Delivered);
        network.Twice = false;

        var message = Assert.Single(await HeardAsync(chat, 1));
        Assert.Equal("Meu PDV não abre <b> 100% c:/x @ção 😰", message.Text);
    }

    [Fact]
    public async Task The_answer_reaches_the_phone_and_its_ticks_come_back()
    {
        var chat = await ChatAsync<MetaWire>("5511900009102");
        chat.Online = false;
        Phone.Write(chat, "Oi", null);
        var ticket = (await HeardAsync(chat, 1))[0].TicketId!.Value;

        var id = await AnswerAsync(ticket, "Já estou olhando");
        await Eventually.IsTrueAsync(() => chat.Messages[^1].Text == "Já estou olhando");
        await BecomesAsync(id, Delivery.Sent);

        chat.Online = true;
        Phone.Acknowledge(chat);
        await BecomesAsync(id, Delivery.Delivered);

        chat.Look(begins: true);
        Phone.Acknowledge(chat);
        await BecomesAsync(id, Delivery.Read);
    }

    [Fact]
    public async Task A_picture_travels_with_its_bytes()
    {
        var chat = await ChatAsync<MetaWire>("5511900009103");

        Phone.Send(chat, new PhoneUpload(null, "image/png", [1, 2, 3], "tela.png") { Caption = "Veja" }, null);

        await Eventually.PassesAsync(async () =>
        {
            var file = Assert.Single(Assert.Single(await HeardAsync(chat, 1)).Attachments);
            Assert.Equal((AttachmentState.Ready, 3L), (file.State, file.Size));
        });
    }

    [Theory]
    [InlineData(false, CallState.Missed)]
    [InlineData(true, CallState.Ended)]
    public async Task A_call_rings_and_ends(bool answered, CallState end)
    {
        var chat = await ChatAsync<MetaWire>(answered ? "5511900009104" : "5511900009105");
        Phone.Ring(chat);
        var id = chat.Call!.Id;
        await CallBecomesAsync(id, CallState.Ringing);

        if (answered) Phone.PickUp(chat);
        Phone.HangUp(chat);

        await CallBecomesAsync(id, end);
        Assert.Equal(TicketOrigin.Call, (await Database.ReadAsync(db => db.Tickets.OrderBy(t => t.Number).LastAsync(Stop))).Origin);
    }

    [Fact]
    public async Task The_fake_Meta_is_as_strict_as_Meta()
    {
        var right = new JsonObject { ["messaging_product"] = "whatsapp", ["to"] = "5511900009106", ["type"] = "text", ["text"] = new JsonObject { ["body"] = "Oi" } };
        var empty = new JsonObject { ["messaging_product"] = "whatsapp", ["to"] = "5511900009106", ["type"] = "text" };

        Assert.Equal((HttpStatusCode.Unauthorized, 190), await RefusedAsync(Graph, right, "wrong"));
        Assert.Equal((HttpStatusCode.BadRequest, 100), await RefusedAsync(Graph.Replace("209900000000100", "1", StringComparison.Ordinal), right, "demo-access-token"));
        Assert.Equal((HttpStatusCode.BadRequest, 100), await RefusedAsync(Graph, empty, "demo-access-token"));
        Assert.Equal((HttpStatusCode.BadRequest, 100), await RefusedAsync(Graph, [], "demo-access-token"));
    }

    private Task CallBecomesAsync(string id, CallState state) => Eventually.PassesAsync(async () =>
        Assert.Equal(state, await Database.ReadAsync(db => db.Calls.Where(c => c.ProviderId == id).Select(c => c.State).SingleAsync(Stop))));

    private async Task<(HttpStatusCode Status, int Code)> RefusedAsync(string path, JsonObject body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await App.NewVisitor().SendAsync(request, Stop);
        return (answer.StatusCode, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["error"]!["code"]!);
    }
}
