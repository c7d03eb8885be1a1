using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>Files, templates and reactions, from the technician's hands to Meta.</summary>
public sealed class OutgoingTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    private ILocator Chips => Ana.GetByTestId("composer-files").Locator("li");

    private ILocator Last => Ana.Locator("[data-testid=message][data-direction=out]").Last;

    [Fact]
    public async Task A_picked_file_shows_its_progress_and_goes_out_with_its_caption()
    {
        await OpenAsync("5519900008001", "Gil");
        var gate = new TaskCompletionSource();
        await Ana.RouteAsync("**/media/uploads", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });

        await PickAsync(Png("tela.png"));
        await Ana.GetByTestId("composer-text").FillAsync("Veja o botão azul");
        await Expect(Chips).ToHaveAttributeAsync("data-state", "uploading");
        await Expect(Chips.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Expect(Ana.GetByTestId("composer-send")).ToBeDisabledAsync();
        gate.SetResult();
        await Expect(Chips).ToHaveAttributeAsync("data-state", "ready");
        await Ana.GetByTestId("composer-text").PressAsync("Enter");

        await Expect(Last).ToHaveAttributeAsync("data-status", "sent");
        await Expect(Last.Locator("img")).ToBeVisibleAsync();
        await Expect(Chips).ToHaveCountAsync(0);
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("");
        var sent = Assert.Single(App.Graph.Messages, m => (string?)m["image"]?["caption"] == "Veja o botão azul");
        Assert.Equal("tela.png", App.Graph.Uploads[(string)sent["image"]!["id"]!].Name);

        // Seen large, it goes by a key and by a press beside it.
        var large = Ana.Locator("dialog.lightbox");
        await Last.Locator("[data-lightbox]").ClickAsync();
        await Expect(large.Locator("img")).ToHaveAttributeAsync("src", (await Last.Locator("img").GetAttributeAsync("src"))!);
        await Ana.Keyboard.PressAsync("Escape");
        await Expect(large).ToBeHiddenAsync();
        await Last.Locator("[data-lightbox]").ClickAsync();
        await large.ClickAsync(new() { Position = new() { X = 5, Y = 5 } });
        await Expect(large).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Dropped_and_pasted_files_are_several_messages_in_their_order()
    {
        await OpenAsync("5519900008002", "Hugo");

        await HandAsync("drop", "section.thread", "nota.xml", "text/xml");
        await HandAsync("paste", "[data-testid=composer-text]", "recorte.png", "image/png");
        await HandAsync("drop", "section.thread", "recado.mp3", "audio/mpeg");
        await Expect(Ana.Locator("[data-testid=composer-files] li[data-state=ready]")).ToHaveCountAsync(3);
        await Ana.GetByTestId("composer-send").ClickAsync();

        await Expect(Ana.Locator("[data-testid=message][data-direction=out][data-status=sent]")).ToHaveCountAsync(3);
        var types = App.Graph.Messages.Where(m => (string?)m["to"] == "5519900008002").Select(m => (string?)m["type"]);
        Assert.Equal(["document", "image", "audio"], types);

        // What is heard can be heard faster.
        await Ana.Locator("[data-speed]").ClickAsync();
        await Expect(Ana.Locator("[data-speed]")).ToHaveTextAsync("1,5×");
        Assert.Equal(1.5, await Ana.Locator(".voice audio").EvaluateAsync<double>("audio => audio.playbackRate"));
    }

    [Fact]
    public async Task A_limit_is_said_before_the_upload_and_a_failed_one_can_be_tried_again()
    {
        await OpenAsync("5519900008003", "Iara");
        var asked = 0;
        await Ana.RouteAsync("**/media/uploads", route => ++asked == 1 ? route.AbortAsync() : route.ContinueAsync());
        await Ana.GetByTestId("composer-text").FillAsync("Um texto que fica");

        await PickAsync(new FilePayload { Name = "grande.png", MimeType = "image/png", Buffer = new byte[5 * 1024 * 1024 + 1] });
        await Expect(Chips).ToContainTextAsync("até 5 MB para fotos neste canal");
        Assert.Equal(0, asked);
        await Chips.GetByRole(AriaRole.Button, new() { Name = "Tirar grande.png" }).ClickAsync();

        await PickAsync(Png("tela.png"));
        await Expect(Chips).ToContainTextAsync("O envio do arquivo falhou");
        await Chips.GetByRole(AriaRole.Button, new() { Name = "Tentar de novo" }).ClickAsync();
        await Expect(Chips).ToHaveAttributeAsync("data-state", "ready");
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("Um texto que fica");

        await Ana.ReloadAsync();
        await Expect(Chips).ToHaveAttributeAsync("data-state", "ready");
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("Um texto que fica");
    }

    [Fact]
    public async Task A_closed_window_offers_the_approved_templates_and_sends_one()
    {
        App.Graph.Templates.Add(JsonNode.Parse("""
            { "name":"visita_tecnica", "language":"pt_BR", "status":"APPROVED", "components":[{"type":"BODY","text":"Olá {{1}}, chegamos às {{2}}."}] }
            """));
        await OpenAsync("5519900008004", "Jonas", Now.AddHours(-25));
        await Expect(Ana.GetByTestId("composer-text")).ToBeHiddenAsync();

        await Ana.GetByTestId("template-open").ClickAsync();
        await Ana.GetByTestId("template-search").FillAsync("visita");
        await Ana.GetByTestId("template-row").ClickAsync();
        await Ana.GetByTestId("template-value").First.FillAsync("Jonas");
        await Ana.GetByTestId("template-value").Last.FillAsync("14h");
        await Expect(Ana.GetByTestId("template-preview")).ToHaveTextAsync("Olá Jonas, chegamos às 14h.");
        await Ana.GetByTestId("template-send").ClickAsync();

        await Expect(Last).ToContainTextAsync("Olá Jonas, chegamos às 14h.");
        await Expect(Last).ToHaveAttributeAsync("data-status", "sent");
        Assert.Single(App.Graph.Messages, m => (string?)m["template"]?["name"] == "visita_tecnica");
    }

    [Fact]
    public async Task A_reaction_goes_out_and_is_taken_back()
    {
        await OpenAsync("5519900008005", "Katia");
        var bubble = Ana.Locator("[data-testid=message][data-direction=in]").Last;

        await ReactAsync(bubble, "👍");
        await Expect(bubble.GetByTestId("our-reaction")).ToHaveAttributeAsync("data-state", "sent");
        await ReactAsync(bubble, "");
        await Expect(bubble.GetByTestId("our-reaction")).ToHaveCountAsync(0);

        await Eventually.PassesAsync(() =>
        {
            Assert.Equal(["👍", ""], App.Graph.Messages.Where(m => (string?)m["to"] == "5519900008005").Select(m => (string?)m["reaction"]!["emoji"]));
            return Task.CompletedTask;
        });
    }

    private async Task OpenAsync(string phone, string name, DateTimeOffset? at = null)
    {
        var content = new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = "Oi" } };
        await DeliverAsync(MetaBody.Message(phone, $"wamid.{Guid.CreateVersion7():N}", at ?? Now, content, name));
        await Row(Ana, name).ClickAsync();
        await Expect(Ana.GetByTestId("ticket-header")).ToContainTextAsync(name);
        await Expect(Ana.Locator("[data-testid=message]").First).ToBeVisibleAsync();

        // The browser's own part is there as soon as the field says what it is for.
        await Expect(Ana.GetByTestId("composer-text")).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");
    }

    private Task PickAsync(FilePayload file) => Ana.GetByTestId("composer-file").SetInputFilesAsync(file);

    private async Task ReactAsync(ILocator bubble, string emoji)
    {
        await bubble.HoverAsync();
        await bubble.GetByTestId("react").ClickAsync();
        await Ana.GetByTestId("reaction-picker").Locator($"[data-emoji='{emoji}']").ClickAsync();
    }

    /// <summary>What a browser says when a file is dropped or pasted.</summary>
    private Task HandAsync(string how, string target, string name, string type) => Ana.EvaluateAsync(
        """
        ([how, target, name, type]) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array([1, 2, 3])], name, { type }));
          const event = how === "paste"
            ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
          document.querySelector(target).dispatchEvent(event);
        }
        """,
        new[] { how, target, name, type });

    private static FilePayload Png(string name) => new()
    {
        Name = name,
        MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="),
    };
}
