using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Core;

/// <content>Uploads.</content>
public sealed partial class QdrantClient
{
    /// <summary>Writes points of a source of any length, in batches, several at once. Ends when all are applied, unless the options say otherwise.</summary>
    /// <param name="collectionName">The collection, or an alias.</param>
    /// <param name="points">The points.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <param name="cancellationToken">Ends the upload; batches accepted before stay.</param>
    /// <exception cref="QdrantUploadException">A point could not be written, or a batch was not accepted; tells where to go on.</exception>
    public Task<UploadReport> UploadAsync(
        string collectionName, IEnumerable<PointStruct> points, UploadOptions? options = null, CancellationToken cancellationToken = default) =>
        Upload(collectionName, options).RunAsync(points, cancellationToken);

    /// <summary>Writes points of a source of any length, in batches, several at once. Ends when all are applied, unless the options say otherwise.</summary>
    /// <param name="collectionName">The collection, or an alias.</param>
    /// <param name="points">The points.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <param name="cancellationToken">Ends the upload; batches accepted before stay.</param>
    /// <exception cref="QdrantUploadException">A point could not be written, or a batch was not accepted; tells where to go on.</exception>
    public Task<UploadReport> UploadAsync(
        string collectionName, IAsyncEnumerable<PointStruct> points, UploadOptions? options = null, CancellationToken cancellationToken = default) =>
        Upload(collectionName, options).RunAsync(points, cancellationToken);

    private UploadPipeline<PointStruct> Upload(string collectionName, UploadOptions? options) =>
        new(static (batch, point) => MessageCodec.Append(batch, PointSender.PointsField, point), new PointSender(Calls, collectionName, null, _defaults), options);
}
