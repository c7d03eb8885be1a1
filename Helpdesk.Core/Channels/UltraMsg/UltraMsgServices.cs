using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Helpdesk.Core.Channels.UltraMsg;

public static class UltraMsgServices
{
    public static IServiceCollection AddUltraMsg(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new UltraMsgTiming());
        services.AddSingleton<UltraMsgClient>().AddSingleton<UltraMsgUploads>().AddSingleton<UltraMsgQueue>().AddSingleton<UltraMsgDesk>();
        services.AddSingleton<IProvider, UltraMsgProvider>();

        // Questions carry the token in their address: nothing may log it.
        services.AddProviderHttp(UltraMsgApi.ClientName).RemoveAllLoggers();
        return services.AddLinkedMedia();
    }
}
