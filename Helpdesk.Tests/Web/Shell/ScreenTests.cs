using Helpdesk.Core;
using Helpdesk.Web.Shell;

namespace Helpdesk.Tests.Web.Shell;

public sealed class ScreenTests : ScreenContext
{
    [Fact]
    public async Task A_refusal_is_said_and_not_thrown()
    {
        Texts.ReadIn("pt-BR");
        var screen = Render<Sample>().Instance;

        Assert.False(await screen.DoAsync(() => throw new RefusedException(Refusal.TicketAlreadyTaken, 8039, "Ana Prado")));

        Assert.Equal("Ana Prado já assumiu o #8039.", Assert.Single(Toasts.Shown).Words);
    }

    [Fact]
    public async Task A_form_shows_the_refusal_at_its_field()
    {
        var screen = Render<Sample>().Instance;

        await screen.FillAsync(() => throw new RefusedException(Refusal.SolutionMissing, 8039) { Field = "solution" });

        Assert.Equal("solution", screen.Blamed);
        Assert.Empty(Toasts.Shown);
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_and_a_bug_is_loud()
    {
        var screen = Render<Sample>().Instance;

        Assert.False(await screen.DoAsync(() => throw new TimeoutException()));
        Assert.Equal(ShellTrouble.Database, Node.Trouble);

        await Assert.ThrowsAsync<FormatException>(() => screen.DoAsync(() => throw new FormatException()));
    }

    [Fact]
    public void A_toast_fades_by_itself_and_is_not_said_twice()
    {
        Toasts.Bad("Sem rede");
        Toasts.Bad("Sem rede");
        Assert.Single(Toasts.Shown);

        Clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Empty(Toasts.Shown);
    }

    private sealed class Sample : Screen
    {
        public string? Blamed { get; private set; }

        public Task<bool> DoAsync(Func<Task> act) => TryAsync(act);

        public Task<bool> FillAsync(Func<Task> act) => TryAsync(act, (no, _) => Blamed = no.Field);
    }
}
