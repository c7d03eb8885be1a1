using System.Net;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Api;

/// <summary>With one channel it is clear where a number that never wrote would be written to.</summary>
public sealed class ColdContactTests(TestPostgres postgres)
{
    [Fact]
    public async Task A_number_that_never_wrote_gets_a_conversation_on_the_only_channel()
    {
        await using var app = new TestApp(postgres) { HasSecondChannel = false };
        await app.InitializeAsync();

        var ticket = await app.PostAsync("tickets", """{"contactPhone":"+55 47 99006-0001","subject":"Retornar ligação"}""");
        var reply = await app.PostAsync($"tickets/{ticket["number"]}/messages", """{"text":"Oi"}""");
        var written = await app.WritesAsync("554790060001", "Oi, me ligaram?");

        Assert.Equal("meta-main", (string?)ticket["channel"]);
        Assert.Equal((HttpStatusCode.Conflict, "window_closed"), (reply.Status, (string?)reply["code"]));
        Assert.Equal((int)ticket["number"], (int)written["number"]!);
        Assert.Equal(HttpStatusCode.Created, (await app.PostAsync($"tickets/{ticket["number"]}/messages", """{"text":"Sim!"}""")).Status);
    }
}
