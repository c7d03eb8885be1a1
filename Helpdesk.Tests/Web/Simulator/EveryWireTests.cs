using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator;
using Helpdesk.Web.Features.Simulator.Gupshup;
using Helpdesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Simulator;

/// <summary>The same story over each provider.</summary>
public sealed class EveryWireTests(DemoApp app) : SimulatedChats(app), IClassFixture<DemoApp>
{
    public static TheoryData<string> Keys => new(DemoChannel.All.Select(c => c.Key));

    [Theory, MemberData(nameof(Keys))]
    public async Task What_is_written_arrives_is_answered_and_the_ticks_come_back(string key)
    {
        var chat = await ChatAsync(Laid(key), "5511900009401");
        Phone.Write(chat, "Oi, meu PDV não abre", null);
        var heard = (await HeardAsync(chat, 1))[0];
        Assert.Equal("Oi, meu PDV não abre", heard.Text);

        var answer = await AnswerAsync(heard.TicketId!.Value, "Já estou olhando");
        await BecomesAsync(answer, Delivery.Delivered);
        var ours = chat.Messages[^1];
        Assert.Equal(("Já estou olhando", false), (ours.Text, ours.Mine));

        Phone.Write(chat, "Esse mesmo", ours.Id);
        var reply = (await HeardAsync(chat, 2))[1];
        var sent = await Database.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == answer, Stop));
        Assert.Contains(reply.ReplyToProviderId, new[] { sent.ProviderId, sent.SendId });

        chat.Look(begins: true);
        Phone.Acknowledge(chat);
        await BecomesAsync(answer, Delivery.Read);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Files_arrive_with_their_bytes(string key)
    {
        var chat = await ChatAsync(Laid(key), "5511900009402");

        Phone.Send(chat, new PhoneUpload(null, "image/png", [1, 2, 3], "tela.png") { Caption = "Veja" }, null);
        Phone.Send(chat, new PhoneUpload(null, "application/pdf", [1, 2, 3, 4], "nota.pdf"), null);

        await Eventually.PassesAsync(async () =>
        {
            var files = (await HeardAsync(chat, 2)).SelectMany(m => m.Attachments).ToList();
            Assert.Equal([3L, 4L], files.Select(f => f.Size ?? 0).Order());
            Assert.Contains(files, f => f.Name == "nota.pdf");
        });
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task What_the_format_has_is_heard(string key)
    {
        var wire = Laid(key);
        var chat = await ChatAsync(wire, "5511900009403");
        Phone.Write(chat, "Oi", null);
        await HeardAsync(chat, 1);
        var mine = chat.Messages[^1];

        if (wire.Can(Ability.React)) Phone.React(chat, mine, "👍");
        if (wire.Can(Ability.Edit)) Phone.Edit(chat, mine, "Oi!");
        if (wire.Can(Ability.Delete)) Phone.Delete(chat, mine);

        await Eventually.PassesAsync(async () =>
        {
            var heard = Assert.Single(await HeardAsync(chat, 1));
            Assert.Equal(wire.Can(Ability.React), heard.Reactions.Count == 1);
            Assert.Equal(wire.Can(Ability.Edit) ? "Oi!" : "Oi", heard.Text);
            Assert.Equal(wire.Can(Ability.Delete), heard.DeletedAt is not null);
        });
    }

    [Theory]
    [InlineData("zapi-demo")]
    [InlineData("ultramsg-demo")]
    public async Task While_our_number_is_unlinked_all_waits_for_it(string key)
    {
        var wire = Laid(key);
        var chat = await ChatAsync(wire, "5511900009404");
        Phone.Write(chat, "Oi", null);
        var ticket = (await HeardAsync(chat, 1))[0].TicketId!.Value;

        await Phone.LinkAsync(wire, false);
        Phone.Write(chat, "Alguém?", null);
        var answer = await AnswerAsync(ticket, "Estamos aqui");
        await Eventually.IsTrueAsync(() => chat.Messages[^1].Text == "Estamos aqui");
        Assert.Equal((PhoneTick.Waiting, PhoneTick.Waiting), (chat.Messages[^1].Tick, chat.Messages[^2].Tick));

        await Phone.LinkAsync(wire, true);
        await HeardAsync(chat, 2);
        await BecomesAsync(answer, Delivery.Delivered);
    }

    [Fact]
    public async Task Gupshup_tells_the_same_in_both_formats()
    {
        var wire = (GupshupWire)Laid(DemoChannel.Gupshup.Key);
        var chat = await ChatAsync(wire, "5511900009405");
        Phone.Write(chat, "Oi", null);
        var ticket = (await HeardAsync(chat, 1))[0].TicketId!.Value;

        wire.PassesOn = true;
        try
        {
            Phone.Write(chat, "Oi de novo", null);
            await HeardAsync(chat, 2);
            await BecomesAsync(await AnswerAsync(ticket, "Estamos aqui"), Delivery.Delivered);
        }
        finally
        {
            wire.PassesOn = false;
        }
    }
}
