using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Helpdesk.Tests.Web.Hosting;

public sealed class VerbsTests(TestPostgres postgres) : IDisposable
{
    private readonly TempDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(true, "migrate")]
    [InlineData(true, "backup", "x.zip")]
    [InlineData(true, "reindex")]
    [InlineData(false, "--urls=http://localhost:5080")]
    [InlineData(false)]
    public void A_first_word_that_is_no_option_is_a_command(bool expected, params string[] args) => Assert.Equal(expected, Verbs.Asked(args));

    [Fact]
    public async Task Migrate_backup_and_restore_end_with_zero()
    {
        var settings = Settings(await postgres.EmptyAsync());

        Assert.Equal(0, await RunAsync(settings, "migrate"));
        Assert.Equal(0, await RunAsync(settings, "backup", _data.In("helpdesk.zip")));
        Assert.Equal(0, await RunAsync(settings, "restore", _data.In("helpdesk.zip")));
    }

    [Theory]
    [InlineData("reindex")]
    [InlineData("backup")]
    [InlineData("restore", "no-such-file.zip")]
    public async Task What_cannot_be_done_ends_with_one(params string[] args) =>
        Assert.Equal(1, await RunAsync(Settings("Host=127.0.0.1;Port=1;Timeout=1"), args));

    private Task<int> RunAsync(IConfiguration settings, params string[] args) => Verbs.RunAsync(args, settings, new Here(_data.Path));

    private IConfigurationRoot Settings(string connectionString) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ConnectionStrings:Helpdesk"] = connectionString,
        ["Helpdesk:DataDirectory"] = _data.In("data"),
    }).Build();

    private sealed class Here(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;
        public string ApplicationName { get; set; } = "Helpdesk.Web";
        public string ContentRootPath { get; set; } = root;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
