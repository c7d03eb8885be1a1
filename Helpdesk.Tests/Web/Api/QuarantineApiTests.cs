using System.Net;
using System.Text;
using Helpdesk.Core.Inbox;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Api;

public sealed class QuarantineApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_nobody_understood_is_listed_newest_first_and_can_be_worked_again()
    {
        foreach (var strange in new[] { """{"object":"page"}""", """["?"]""", """{"object":"instagram","entry":[]}""" })
        {
            var before = await CountAsync();
            Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(Encoding.UTF8.GetBytes(strange))).StatusCode);
            await Eventually.PassesAsync(async () => Assert.Equal(before + 1, await CountAsync()));
        }

        var all = await app.AllAsync("quarantine", limit: 2);
        var replay = await app.PostAsync($"quarantine/{all[0]["id"]}/replay", null);

        Assert.Equal(3, all.Count);
        Assert.Equal(all.Select(q => (string?)q["quarantinedAt"]).OrderDescending(StringComparer.Ordinal), all.Select(q => (string?)q["quarantinedAt"]));
        Assert.All(all, q => Assert.Equal("meta-main", (string?)q["channel"]));
        Assert.All(all, q => Assert.NotEmpty((string)q["reason"]!));
        Assert.Equal(HttpStatusCode.Accepted, replay.Status);
        await Eventually.PassesAsync(async () => Assert.Equal(4, await CountAsync()));
        Assert.Single(await app.AllAsync("quarantine", limit: 50), q => q["replayedAt"] is not null);
    }

    private Task<int> CountAsync() => app.Database.ReadAsync(db => db.Set<QuarantineEntry>().CountAsync());
}
