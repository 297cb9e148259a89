using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qdrant.Core;
using Qdrant.Core.DependencyInjection;
using Qdrant.Core.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client with a host.</summary>
public static class QdrantServiceCollectionExtensions
{
    /// <summary>Registers <see cref="QdrantClient"/> as a singleton, with settings from configuration. They are checked when the host starts.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="section">Holds <c>Url</c>, <c>ApiKey</c>, <c>Timeout</c> (<c>00:00:30</c>), <c>MaxAttempts</c>, <c>CollectionPrefix</c>.</param>
    /// <param name="configure">Further settings in code; applied after the configuration.</param>
    public static QdrantBuilder AddQdrant(this IServiceCollection services, IConfiguration section, Action<QdrantOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddQdrant(options =>
        {
            QdrantOptionsBinder.Bind(section, options);
            configure?.Invoke(options);
        });
    }

    /// <summary>Registers <see cref="QdrantClient"/> as a singleton. The settings are checked when the host starts.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets at least the URL.</param>
    public static QdrantBuilder AddQdrant(this IServiceCollection services, Action<QdrantOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<QdrantOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<QdrantOptions>, QdrantOptionsValidator>());
        services.TryAddSingleton(static provider => Connect(provider));
        return new QdrantBuilder(services);
    }

    private static QdrantClient Connect(IServiceProvider provider)
    {
        QdrantOptions options = provider.GetRequiredService<IOptions<QdrantOptions>>().Value;
        return QdrantClient.Connect(options.Url, options.Client with
        {
            ApiKey = options.ApiKey ?? options.Client.ApiKey,
            Timeout = options.Timeout,
            Retry = options.Client.Retry with { MaxAttempts = options.MaxAttempts },
            LoggerFactory = options.Client.LoggerFactory ?? provider.GetService<ILoggerFactory>(),
            Schemes = [.. options.Client.Schemes, .. provider.GetServices<TransportScheme>()],
        });
    }
}
