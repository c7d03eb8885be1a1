using Helpdesk.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(TestBrowser))]

namespace Helpdesk.Tests.Support;

/// <summary>One Chromium for the whole run, started by the first test that needs it. Each person in a story gets a context of their own.</summary>
public sealed class TestBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public TestBrowser() => _browser = new(LaunchAsync);

    /// <summary>A private window: nobody is signed in.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null) =>
        await (await _browser.Value).NewContextAsync(options ?? new BrowserNewContextOptions
        {
            Locale = "pt-BR",
            TimezoneId = "America/Sao_Paulo",
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
        });

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated) await (await _browser.Value).DisposeAsync();
        _playwright?.Dispose();
    }

    private async Task<IBrowser> LaunchAsync()
    {
        var chromium = await Chromium.FindAsync();
        _playwright = await Playwright.CreateAsync();

        // As patient as Eventually: only a failing test waits that long, and machines are busy.
        Assertions.SetDefaultExpectTimeout(30_000);
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium.Executable,
            Args = Chromium.Arguments,
            Timeout = 120_000,
            Env = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .Select(e => KeyValuePair.Create((string)e.Key, (string)e.Value!))
                .Where(e => !chromium.Environment.ContainsKey(e.Key))
                .Concat(chromium.Environment),
        });
    }
}
