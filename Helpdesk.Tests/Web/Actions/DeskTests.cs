using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Actions;

/// <summary>Tests of a part of a technician's desk: the cast's real database, and Ana's screen over it.</summary>
public abstract class DeskTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private protected Cast Cast { get; private set; } = null!;

    private protected DeskContext Screen { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cast = await Cast.OnAsync(database);
        Screen = new DeskContext(Cast);
        await ArrangeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Screen.DisposeAsync();
        await Cast.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What is there before each test.</summary>
    private protected virtual Task ArrangeAsync() => Task.CompletedTask;
}
