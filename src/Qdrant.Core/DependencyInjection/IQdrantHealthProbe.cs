namespace Qdrant.Core.DependencyInjection;

/// <summary>Something else that must hold for the health check to be healthy, such as collections being as declared. Register it as a singleton.</summary>
public interface IQdrantHealthProbe
{
    /// <summary>Looks; null when all is well, else what is wrong and what to do about it.</summary>
    /// <param name="client">The client of the host; the server answered a moment ago.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    Task<string?> CheckAsync(QdrantClient client, CancellationToken cancellationToken);
}
