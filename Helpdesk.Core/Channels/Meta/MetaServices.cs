using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Helpdesk.Core.Channels.Meta;

public static class MetaServices
{
    private const int LongestAnswer = 1024 * 1024;

    public static IServiceCollection AddMeta(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new MetaTiming());
        services.AddSingleton<MetaClient>();
        services.AddSingleton<MetaMedia>();
        services.AddSingleton<MetaProvider>();
        services.AddSingleton<IProvider>(provider => provider.GetRequiredService<MetaProvider>());
        services.AddHttpClient(MetaGraph.ClientName, Configure)
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .RedactLoggedHeaders(["Authorization"]);
        return services;
    }

    // How long an answer may take is the pipeline's business. Some hosts of Meta refuse clients without a name.
    private static void Configure(HttpClient http)
    {
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.MaxResponseContentBufferSize = LongestAnswer;
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Helpdesk/1.0");
    }

    // A redirect would carry the token to a host that nobody checked.
    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
