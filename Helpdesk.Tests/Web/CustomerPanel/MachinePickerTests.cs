using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.CustomerPanel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Tests.Web.CustomerPanel;

/// <summary>On which of several machines: digits, letters, and what to do where no AnyDesk answers.</summary>
public sealed class MachinePickerTests : ScreenContext
{
    private readonly List<string> _picked = [];

    public MachinePickerTests()
    {
        Texts.ReadIn("pt-BR");
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task A_digit_picks_one_of_the_first_nine_and_typing_finds_the_others()
    {
        var picker = Render<MachinePicker>(p => p.Add(x => x.Machines, [.. Enumerable.Range(1, 60).Select(Machine)]).Add(x => x.OnPick, machine => _picked.Add(machine.Name)));
        await picker.InvokeAsync(picker.Instance.OpenAsync);
        await picker.InvokeAsync(() => picker.Instance.PressAsync("3"));

        // Pressed once more before the browser has closed it.
        await picker.InvokeAsync(() => picker.Instance.PressAsync("4"));
        await picker.InvokeAsync(picker.Instance.OpenAsync);
        await picker.Find("[data-testid=machine-pick-filter]").InputAsync(new() { Value = "caixa-05" });
        Assert.Equal(10, picker.FindAll("[data-testid=machine-pick]").Count);
        await picker.InvokeAsync(() => picker.Instance.PressAsync("ArrowDown"));
        await picker.InvokeAsync(() => picker.Instance.PressAsync("Enter"));
        await picker.Find("[data-testid=machine-pick-filter]").InputAsync(new() { Value = "não há" });
        await picker.InvokeAsync(() => picker.Instance.PressAsync("Enter"));

        Assert.Equal(["CAIXA-003", "CAIXA-051"], _picked);
    }

    [Theory]
    [InlineData("answered", null)]
    [InlineData("copied", "O código 990 000 001 de CAIXA-001 foi copiado")]
    [InlineData("lost", "Digite o código de CAIXA-001 nele: 990 000 001")]
    public async Task Where_no_AnyDesk_answers_a_hint_says_what_to_do(string answer, string? hint)
    {
        JSInterop.SetupModule(AnyDesk.Module).Setup<string>("open", "990000001").SetResult(answer);

        await new AnyDesk(JSInterop.JSRuntime, Toasts, Services.GetRequiredService<IStringLocalizer<CustomerPanelTexts>>()).OpenAsync("CAIXA-001", "990000001");

        Assert.Equal(hint is not null, Toasts.Shown.Any(toast => toast.Words.Contains(hint ?? "AnyDesk", StringComparison.Ordinal)));
    }

    private static MachineLine Machine(int number) => new(Guid.CreateVersion7(), $"CAIXA-{number:000}", MachineRole.Pos, $"990000{number:000}", []);
}
