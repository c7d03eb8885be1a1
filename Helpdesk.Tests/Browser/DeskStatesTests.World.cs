using System.Text.Json.Nodes;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Browser;

/// <summary>A ticket that tries the screen: sixty machines, a word without an end, letters from right to left, as many tags as there may be.</summary>
public sealed partial class DeskStatesTests
{
    private const string Wide = "5519900009001";
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    private static readonly string Endless = new('w', 300);

    private static readonly string[] Said =
    [
        $"Veja https://exemplo.com.br/{Endless}", Endless, string.Concat(Enumerable.Repeat("Uma frase que não acaba. ", 160)),
        "مرحبا، نقطة البيع لا تفتح منذ الصباح", "🙏😂👍❤️😮", "Nossa sanfona do balcão não abre",
    ];

    private string _solved = "";

    private async Task<string> ArrangeAsync()
    {
        await App.Get<CannedReplies>().SaveAsync(null, new("ola", Endless[..60], Said[2], null));
        App.Graph.Templates.Add(JsonNode.Parse($$$"""
            { "name":"visita_tecnica", "language":"pt_BR", "status":"APPROVED", "components":[
              {"type":"HEADER","format":"TEXT","text":"Visita {{1}}"}, {"type":"BODY","text":"Olá {{1}}, chegamos às {{2}}. {{{Endless}}}"},
              {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Combinado"}, {"type":"URL","text":"Ver no mapa","url":"https://e.example/{{{Endless}}}/{{1}}"}]}] }
            """));
        App.Graph.Templates.Add(JsonNode.Parse("""
            { "name":"boleto_em_anexo", "language":"pt_BR", "status":"APPROVED", "components":[{"type":"HEADER","format":"DOCUMENT"},{"type":"BODY","text":"Segue o boleto."}] }
            """));
        var solved = await App.WritesAsync("5519900009002", "A sanfona do balcão não abre");
        _solved = $"{solved["number"]}";
        await App.PatchAsync($"tickets/{_solved}", $$"""{"status":"done","solution":"{{Said[2]}}"}""");
        await DeliverAsync(MetaBody.Message("5519900009003", "wamid.jonas", Now.AddHours(-25), new() { ["type"] = "text", ["text"] = new JsonObject { ["body"] = "Oi" } }, "Jonas"));

        var machines = string.Join(',', Enumerable.Range(1, 60).Select(i => $$"""
            {"name":"CAIXA-DA-LOJA-PRINCIPAL-DO-SHOPPING-{{i}}","anyDeskId":"{{123456000 + i}}","moduleVersions":[{"module":"pdv","version":"10.1.{{i}}"}]}
            """));
        await App.PutAsync("customers/WIDE-1", $$"""
            { "legalName":"Comercial {{Endless[..80]}} e Filhos de Produtos Alimentícios Ltda", "notes":"{{Endless}}", "machines":[{{machines}}], "licences":[{"module":"pdv","quantity":60}],
              "contacts":[{"name":"Maximiliana Aparecida {{Endless[..60]}}","phones":["+{{Wide}}"]}] }
            """);
        var number = "";
        foreach (var words in Said) number = $"{(await App.WritesAsync(Wide, words))["number"]}";
        await SeePictureAsync();
        await App.PatchAsync($"tickets/{number}", $$"""{"subject":"{{Said[2][..200]}}","assignee":"ana@helpdesk.example"}""");
        await FailAsync(long.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        return number;
    }

    private async Task SeePictureAsync()
    {
        App.Graph.Keep("picture", Convert.FromBase64String(Picture));
        await DeliverAsync(MetaBody.Message(Wide, "wamid.picture", Now, new() { ["type"] = "image", ["image"] = new JsonObject { ["id"] = "picture", ["mime_type"] = "image/png" } }));
        await Eventually.PassesAsync(async () => Assert.True(await App.Database.ReadAsync(db => db.Attachments.AnyAsync(a => a.State == AttachmentState.Ready))));
    }

    private async Task FailAsync(long number)
    {
        var (ticket, ana) = await App.Database.ReadAsync(async db => (await db.Tickets.SingleAsync(t => t.Number == number), await db.Users.SingleAsync(u => u.Email == "ana@helpdesk.example")));
        await App.Get<TicketEdits>().EditAsync(number, new TicketEdit { AddedTags = [.. Enumerable.Range(1, 12).Select(i => $"{Endless[..20]}-{i}")] }, null, Actor.Of(ana));
        await App.Get<Replies>().NoteAsync(new NewReply(Guid.CreateVersion7(), ticket.Id, $"@Bia Moura {Endless}"), Actor.Of(ana));
        App.Graph.Next(GraphAnswer.Fixture("api_error_131030_not_allowed_list", 400));
        await App.Get<Replies>().SendAsync(new NewReply(Guid.CreateVersion7(), ticket.Id, Endless), Actor.Of(ana));
    }
}
