using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Helpdesk.Core.Channels.ZApi;

public static class ZApiServices
{
    public static IServiceCollection AddZApi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ZApiTiming());
        services.AddSingleton<ZApiClient>();
        services.AddSingleton<IProvider, ZApiProvider>();

        // The address of every request holds the instance's token: nothing may log it.
        services.AddProviderHttp(ZApiApi.ClientName).RemoveAllLoggers();
        return services.AddLinkedMedia();
    }
}
