using Microsoft.AspNetCore.Components;

namespace Helpdesk.Web.Shell;

/// <summary>A row, bubble or card that is drawn again only when what it shows has changed.</summary>
public abstract class Piece<T> : ComponentBase where T : notnull
{
    private bool _changed;

    [Parameter, EditorRequired] public T Item { get; set; } = default!;

    public override Task SetParametersAsync(ParameterView parameters)
    {
        _changed = !parameters.TryGetValue<T>(nameof(Item), out var next) || !next.Equals(Item);
        return base.SetParametersAsync(parameters);
    }

    protected override bool ShouldRender() => _changed;
}
