using Bunit;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components.Rendering;

namespace Helpdesk.Tests.Web.Shell;

public sealed class PieceTests : ScreenContext
{
    [Fact]
    public void It_is_drawn_again_only_when_what_it_shows_has_changed()
    {
        var row = Render<Row>(p => p.Add(r => r.Item, new Line(1, "Meu PDV não abre")));

        row.Render(p => p.Add(r => r.Item, new Line(1, "Meu PDV não abre")));
        Assert.Equal(1, row.RenderCount);

        row.Render(p => p.Add(r => r.Item, new Line(1, "Voltou!")));
        Assert.Equal(2, row.RenderCount);
        Assert.Equal("Voltou!", row.Markup);
    }

    private sealed record Line(int Number, string Words);

    private sealed class Row : Piece<Line>
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Item.Words);
    }
}
