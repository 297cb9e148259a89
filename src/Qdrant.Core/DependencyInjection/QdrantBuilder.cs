using Microsoft.Extensions.DependencyInjection;

namespace Qdrant.Core.DependencyInjection;

/// <summary>What <c>AddQdrant</c> returns: packages hang their own registrations on it.</summary>
/// <param name="services">The services of the host.</param>
public sealed class QdrantBuilder(IServiceCollection services)
{
    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; } = services;
}
