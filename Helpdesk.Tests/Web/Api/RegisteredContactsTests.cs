using System.Net;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Api;

/// <summary>People write before, while and after they stand in the registry; nothing that they said is lost.</summary>
public sealed class RegisteredContactsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Who_wrote_before_being_registered_is_adopted_and_the_tickets_follow()
    {
        var ticket = await app.WritesAsync("554790001001", "Quem fala é a Joana");
        Assert.Null(ticket["customer"]);

        await app.PutAsync("customers/ADOPT-1", Customer("Joana", "+55 47 99000-1001"));

        var now = await app.GetAsync($"tickets/{ticket["number"]}");
        Assert.Equal("ADOPT-1", (string?)now["customer"]["externalId"]);
        Assert.Equal("Joana", (string?)now["contact"]["name"]);
        var trail = await app.GetAsync($"tickets/{ticket["number"]}/events");
        var linked = Assert.Single(trail.Items, e => (string?)e!["kind"] == "customer_linked")!;
        Assert.Equal(("token", "bootstrap"), ((string?)linked["actor"]!["kind"], (string?)linked["actor"]!["name"]));
        Assert.Single((await app.GetAsync("customers/ADOPT-1"))["contacts"].AsArray());
    }

    [Fact]
    public async Task A_second_number_of_somebody_registered_is_adopted_and_the_same_again_changes_nothing()
    {
        await app.PutAsync("customers/TWIN-1", Customer("Lia", "+5547990002001"));
        var ticket = await app.WritesAsync("5547990002002", "Do outro celular");

        var both = Customer("Lia", "+5547990002001", "+5547990002002");
        var put = await app.PutAsync("customers/TWIN-1", both);
        var again = await app.PutAsync("customers/TWIN-1", both);

        Assert.Equal("TWIN-1", (string?)(await app.GetAsync($"tickets/{ticket["number"]}"))["customer"]["externalId"]);
        Assert.Equal((string?)put["updatedAt"], (string?)again["updatedAt"]);
    }

    [Fact]
    public async Task A_contact_that_wrote_is_released_and_keeps_its_conversation()
    {
        await app.PutAsync("customers/GONE-1", Customer("Rui", "+5547990003001"));
        var ticket = await app.WritesAsync("5547990003001", "Ainda trabalho aqui");

        var emptied = await app.PutAsync("customers/GONE-1", """{"legalName":"Loja GONE"}""");

        Assert.Empty(emptied["contacts"].AsArray());
        Assert.Single((await app.GetAsync($"tickets/{ticket["number"]}/messages")).Items);
        Assert.Equal("GONE-1", (string?)(await app.GetAsync($"tickets/{ticket["number"]}"))["customer"]["externalId"]);
        Assert.Equal((int)ticket["number"]!, (int)(await app.WritesAsync("5547990003001", "Continuo escrevendo"))["number"]!);
    }

    [Fact]
    public async Task A_contact_that_never_wrote_goes_with_its_entry()
    {
        await app.PutAsync("customers/GONE-2", Customer("Ivo", "+5547990004001"));

        await app.PutAsync("customers/GONE-2", """{"legalName":"Loja GONE"}""");

        Assert.False(await app.Database.ReadAsync(db => db.Contacts.AnyAsync(c => c.Name == "Ivo")));
    }

    [Fact]
    public async Task A_contact_is_recognised_by_a_phone_else_by_name_and_stays_the_same_person()
    {
        await app.PutAsync("customers/SAME-1", Customer("Ana Maria", "+5547990005001"));
        var ticket = await app.WritesAsync("5547990005001", "Olá");
        var person = await ContactOfAsync(ticket);

        await app.PutAsync("customers/SAME-1", Customer("Ana Maria da Silva", "+5547990005001"));
        Assert.Equal("Ana Maria da Silva", (string?)(await app.GetAsync($"tickets/{ticket["number"]}"))["contact"]["name"]);

        await app.PutAsync("customers/SAME-1", Customer("ana maria da silva", "+5547990005002"));
        Assert.Equal(person, await app.Database.ReadAsync(db => db.Contacts.Where(c => c.Phones.Any(p => p.Number == "+5547990005002")).Select(c => c.Id).SingleAsync()));
    }

    [Fact]
    public async Task Two_people_on_one_phone_stay_two()
    {
        const string Both = """{"legalName":"Loja","contacts":[{"name":"João","phones":["+5547990006001"]},{"name":"Maria","phones":["+5547990006001"]}]}""";

        var first = await app.PutAsync("customers/SHARE-1", Both);
        var again = await app.PutAsync("customers/SHARE-1", Both);

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(["João", "Maria"], again["contacts"].AsArray().Select(c => (string?)c!["name"]));
        Assert.Equal((string?)first["updatedAt"], (string?)again["updatedAt"]);
    }

    [Fact]
    public async Task A_customer_that_left_takes_nobody_over()
    {
        var ticket = await app.WritesAsync("5547990007001", "Sou de quem?");

        await app.PutAsync("customers/LEFT-1", """{"legalName":"Loja","active":false,"contacts":[{"name":"Téo","phones":["+5547990007001"]}]}""");

        Assert.Null((await app.GetAsync($"tickets/{ticket["number"]}")).Json!["customer"]);
    }

    private Task<Guid?> ContactOfAsync(System.Text.Json.Nodes.JsonNode ticket)
    {
        var number = (long)ticket["number"]!;
        return app.Database.ReadAsync(db => db.Tickets.Where(t => t.Number == number).Select(t => t.ContactId).SingleAsync());
    }

    private static string Customer(string name, params string[] phones) =>
        $$"""{"legalName":"Loja","contacts":[{"name":"{{name}}","phones":[{{string.Join(',', phones.Select(p => $"\"{p}\""))}}]}]}""";
}
