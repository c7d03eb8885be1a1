using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Helpdesk.Core.Channels.UltraMsg;

public static class UltraMsgServices
{
    public static IServiceCollection AddUltraMsg(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new UltraMsgTiming());
        services.AddSingleton<UltraMsgClient>().AddSingleton<UltraMsgUploads>().AddSingleton<UltraMsgDesk>();
        services.AddSingleton<IProvider, UltraMsgProvider>();
        services.AddLinkedMedia().AddProviderHttp(UltraMsgApi.ClientName);
        return services;
    }
}
