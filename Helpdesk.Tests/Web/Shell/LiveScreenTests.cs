using System.Globalization;
using Helpdesk.Core.Live;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components.Rendering;

namespace Helpdesk.Tests.Web.Shell;

public sealed class LiveScreenTests : ScreenContext
{
    private static readonly Guid Shown = Guid.CreateVersion7();

    [Fact]
    public async Task It_reads_everything_once_and_then_what_the_news_name()
    {
        var screen = Render<Sample>();

        Hub.Publish(new TicketChanged(Shown));
        Hub.Publish(new TicketChanged(Guid.CreateVersion7()));

        await ShowsAsync(screen, () => screen.Markup == "all ticket");
    }

    [Fact]
    public async Task A_burst_of_news_costs_two_readings_and_loses_none()
    {
        var screen = Render<Sample>();
        screen.Instance.Gate = new TaskCompletionSource();

        for (var i = 0; i < 100; i++) Hub.Publish(new TicketChanged(Shown));
        screen.Instance.Gate.SetResult();

        await ShowsAsync(screen, () => screen.Instance.Heard == 100);
        Assert.Equal("all ticket ticket", screen.Markup);
    }

    [Fact]
    public async Task A_lost_connection_is_nothing_to_read_and_missed_news_are_everything()
    {
        var screen = Render<Sample>();

        Hub.Publish(new ConnectionLost());
        Hub.Publish(new NewsMissed());

        await ShowsAsync(screen, () => screen.Markup == "all all");
    }

    [Fact]
    public async Task News_from_another_thread_leave_the_readers_language_alone()
    {
        Texts.ReadIn("en");
        var screen = Render<Sample>();

        await Task.Run(() =>
        {
            Texts.ReadIn("pt-BR");
            Hub.Publish(new TicketChanged(Shown));
        }, TestContext.Current.CancellationToken);

        await ShowsAsync(screen, () => screen.Instance.Heard == 1);
        Assert.Equal("en", screen.Instance.Language);
    }

    [Fact]
    public async Task It_asks_again_until_the_database_answers()
    {
        await Node.StartAsync(TestContext.Current.CancellationToken);
        var screen = Render<Sample>();
        screen.Instance.DatabaseIsAway = true;

        var waits = Clock.SomebodyWaits(TimeSpan.FromSeconds(1));
        Hub.Publish(new TicketChanged(Shown));
        await waits;
        Assert.Equal(ShellTrouble.Database, Node.Trouble);

        screen.Instance.DatabaseIsAway = false;
        Clock.Advance(TimeSpan.FromSeconds(1));

        await ShowsAsync(screen, () => screen.Markup == "all all");
        Assert.Equal(ShellTrouble.None, Node.Trouble);
    }

    [Fact]
    public async Task It_is_behind_from_the_lost_connection_until_everything_was_read_again()
    {
        await Node.StartAsync(TestContext.Current.CancellationToken);
        var screen = Render<Sample>();

        Hub.Publish(new ConnectionLost());
        await ShowsAsync(screen, () => screen.Instance.IsBehind);
        screen.Instance.Gate = new TaskCompletionSource();
        Hub.Publish(new NewsMissed());
        Assert.True(screen.Instance.IsBehind);

        screen.Instance.Gate.SetResult();
        await ShowsAsync(screen, () => !screen.Instance.IsBehind);
    }

    [Fact]
    public async Task A_screen_that_is_gone_hears_nothing()
    {
        Render<Sample>();
        Assert.Equal(1, Hub.Listeners);

        await DisposeComponentsAsync();

        Assert.Equal(0, Hub.Listeners);
    }

    private sealed class Sample : LiveScreen
    {
        private readonly List<string> _readings = [];

        public int Heard { get; private set; }

        public string Language { get; private set; } = "";

        public bool DatabaseIsAway { get; set; }

        public bool IsBehind => Behind;

        public TaskCompletionSource? Gate { get; set; }

        protected override bool Concerns(LiveEvent news) => news is not TicketChanged changed || changed.TicketId == Shown;

        protected override Task LoadAsync() => ReadAsync("all");

        protected override async Task FollowAsync(IReadOnlyCollection<LiveEvent> news)
        {
            await ReadAsync("ticket");
            Heard += news.Count;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, string.Join(' ', _readings));

        private async Task ReadAsync(string what)
        {
            if (DatabaseIsAway) throw new TimeoutException();
            if (Gate is not null) await Gate.Task;
            Language = CultureInfo.CurrentUICulture.Name;
            _readings.Add(what);
        }
    }
}
