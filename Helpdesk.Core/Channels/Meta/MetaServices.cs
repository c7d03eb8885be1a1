using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Helpdesk.Core.Channels.Meta;

public static class MetaServices
{
    public static IServiceCollection AddMeta(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new MetaTiming());
        services.AddSingleton<MetaClient>();
        services.AddSingleton<MetaMedia>();
        services.AddSingleton<MetaTemplates>();
        services.AddSingleton<MetaProvider>();
        services.AddSingleton<IProvider>(provider => provider.GetRequiredService<MetaProvider>());
        services.AddProviderHttp(MetaGraph.ClientName).RedactLoggedHeaders(["Authorization"]);
        return services;
    }
}
