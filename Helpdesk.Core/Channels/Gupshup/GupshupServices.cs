using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Helpdesk.Core.Channels.Gupshup;

public static class GupshupServices
{
    public static IServiceCollection AddGupshup(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new GupshupTiming());
        services.AddSingleton<GupshupClient>();
        services.AddSingleton<GupshupTemplates>();
        services.AddSingleton<IProvider, GupshupProvider>();
        services.AddProviderHttp(GupshupApi.ClientName).RedactLoggedHeaders(GupshupApi.SecretHeaders);
        return services.AddLinkedMedia();
    }
}
