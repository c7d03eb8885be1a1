using Bunit;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Helpdesk.Tests.Web.Shell;

/// <summary>What grows with time is drawn every minute, and only as long as it grows.</summary>
public sealed class MinutePartTests : ScreenContext
{
    [Fact]
    public async Task It_is_drawn_again_until_it_grows_no_more()
    {
        var part = Render<UntilTwo>();
        await ShowsAfterAMinuteAsync(part, "1");
        await ShowsAfterAMinuteAsync(part, "2");

        Clock.Advance(TimeSpan.FromMinutes(1));

        await part.InvokeAsync(() => Assert.Equal(3, part.RenderCount));
    }

    private Task ShowsAfterAMinuteAsync(IRenderedComponent<UntilTwo> part, string age)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return ShowsAsync(part, () => part.Markup == age);
    }

    private sealed class UntilTwo : MinutePart
    {
        private DateTimeOffset _start;

        [Inject] private TimeProvider Time { get; set; } = default!;

        protected override bool Grows => Age < 2;

        private double Age => (Time.GetUtcNow() - _start).TotalMinutes;

        protected override void OnInitialized() => _start = Time.GetUtcNow();

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Age);
    }
}
