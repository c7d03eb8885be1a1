using Helpdesk.Core;
using Helpdesk.Core.Catalogue;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Catalogue;

public sealed class CannedRepliesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CannedWords Words = new("/Ola", "Saudação", "{{saudacao}}, {{contato}}!", "pdv");

    [Fact]
    public async Task One_is_added_changed_and_removed()
    {
        await using var cast = await Cast.OnAsync(database);
        var replies = cast.Get<CannedReplies>();

        await replies.SaveAsync(null, Words);
        var saved = Assert.Single(await replies.ListAsync());
        Assert.Equal(("ola", "PDV"), (saved.Words.Shortcut, saved.ModuleName));

        await replies.SaveAsync(saved.Id, Words with { Title = "Olá", ModuleKey = null });
        Assert.Equal(("Olá", null), Assert.Single(await replies.ListAsync()) is var changed ? (changed.Words.Title, changed.ModuleName) : default);

        await replies.RemoveAsync(saved.Id);
        await replies.RemoveAsync(saved.Id);
        Assert.Empty(await replies.ListAsync());
        var gone = await Assert.ThrowsAsync<RefusedException>(() => replies.SaveAsync(saved.Id, Words));
        Assert.Equal(Refusal.EntryGone, gone.Refusal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once_with_what_would_be_right()
    {
        await using var cast = await Cast.OnAsync(database);

        var no = await Assert.ThrowsAsync<InputRefusedException>(() => cast.Get<CannedReplies>().SaveAsync(null, new("bom dia", " ", "Oi {{nome}}", "erp")));

        Assert.Equal(["shortcut", "title", "text", "module"], no.Refusals.Select(r => r.Field));
        var variable = no.Refusals.Single(r => r.Refusal == Refusal.VariableUnknown);
        Assert.Equal("{{nome}}", variable.Details[0]);
        Assert.Contains("{{protocolo}}", (string)variable.Details[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shortcut_belongs_to_one()
    {
        await using var cast = await Cast.OnAsync(database);
        var replies = cast.Get<CannedReplies>();
        await replies.SaveAsync(null, Words);

        var no = await Assert.ThrowsAsync<InputRefusedException>(() => replies.SaveAsync(null, Words with { Title = "Outra" }));

        Assert.Equal(["ola", "Saudação"], Assert.Single(no.Refusals, r => r.Refusal == Refusal.ShortcutTaken).Details);
        await replies.SaveAsync(Assert.Single(await replies.ListAsync()).Id, Words with { Text = "Oi" });
    }

    [Fact]
    public async Task Text_longer_than_a_message_is_refused()
    {
        await using var cast = await Cast.OnAsync(database);

        var no = await Assert.ThrowsAsync<InputRefusedException>(() => cast.Get<CannedReplies>().SaveAsync(null, Words with { Text = new string('a', Limits.MessageText + 1) }));

        Assert.Equal([Refusal.FieldTooLong], no.Refusals.Select(r => r.Refusal));
    }
}
