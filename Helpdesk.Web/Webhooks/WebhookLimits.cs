using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Helpdesk.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Webhooks;

/// <summary>How much one channel may deliver, so that a provider gone wild, or somebody who guesses, does not take all others down.</summary>
public sealed class WebhookLimits
{
    public const string Section = "Helpdesk:Webhooks";
    public const string Policy = "webhooks";

    /// <summary>Deliveries per second and channel that are let through, on average.</summary>
    [Range(1, 1_000_000)]
    public int PerSecond { get; set; } = 2_000;

    /// <summary>How many may come at once after a quiet time.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 20_000;
}

public static class WebhookLimiting
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSettings<WebhookLimits>(WebhookLimits.Section);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(WebhookLimits.Policy, http =>
            {
                var limits = http.RequestServices.GetRequiredService<IOptions<WebhookLimits>>().Value;
                return RateLimitPartition.GetTokenBucketLimiter(http.Request.RouteValues["key"] as string ?? "", _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.Burst,
                    TokensPerPeriod = limits.PerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                });
            });
        });
    }
}
