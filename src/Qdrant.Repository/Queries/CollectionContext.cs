using Google.Protobuf;
using Microsoft.Extensions.AI;
using Qdrant.Core;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Text;
using Qdrant.Core.Wire;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository.Queries;

/// <summary>What all parts of one repository share: where it goes, its schema and model, and the way calls are made.</summary>
internal sealed record CollectionContext<TEntity, TKey>(
    QdrantClient Client, string Collection, CollectionSchema Schema, PointModel<TEntity, TKey> Model, RepositorySettings<TEntity> Settings)
{
    public CallDefaults Defaults { get; init; } = new();

    public UnreadableRule Unreadable { get; } = new(Settings.OnUnreadable, Collection, Settings.LoggerFactory);

    /// <summary>Whose points it is about; null when the entity has no tenant.</summary>
    public TenantScope? Scope { get; init; }

    public CallOptions Options => new() { Timeout = Defaults.Timeout };

    /// <summary>Sends a request that is built as a message; the answer is read by hand.</summary>
    public async ValueTask<PooledBuffer> SendAsync(RpcMethod method, IMessage request, CancellationToken cancellationToken)
    {
        Scope?.Apply(request);
        if (Scope?.Tenant is not null) await CheckExamplesAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = new PooledBuffer(request.CalculateSize());
        request.WriteTo(body);
        return await Client.Calls.SendAsync(method, body.WrittenMemory, newestUsed: null, Options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Calls with messages on both sides, for answers that hold no points.</summary>
    public ValueTask<TResponse> CallAsync<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
    {
        Scope?.Apply(request);
        return Client.Calls.InvokeAsync(method, request, Options, cancellationToken);
    }

    /// <summary>Some points by their ids, without vectors: of one tenant only its own.</summary>
    public async Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        IReadOnlyCollection<PointId> ids, WithPayloadSelector payload, Core.Protocol.ReadConsistency? consistency, CancellationToken cancellationToken)
    {
        if (Scope?.Tenant is not null)
        {
            ScrollPoints scroll = new()
            {
                CollectionName = Collection, Filter = OfIds(ids), Limit = (uint)ids.Count, WithPayload = payload, ReadConsistency = consistency,
            };
            return (await CallAsync(RpcMethods.Points.Scroll, scroll, cancellationToken).ConfigureAwait(false)).Result;
        }
        GetPoints get = new() { CollectionName = Collection, Ids = { ids }, WithPayload = payload, ReadConsistency = consistency };
        return (await Client.Calls.InvokeAsync(RpcMethods.Points.Get, get, Options, cancellationToken).ConfigureAwait(false)).Result;
    }

    private async Task CheckExamplesAsync(IMessage request, CancellationToken cancellationToken)
    {
        HashSet<PointId> examples = [.. QueryExamples.Of(request)];
        if (examples.Count == 0) return;
        IReadOnlyList<RetrievedPoint> own = await RetrieveAsync(examples, new WithPayloadSelector { Enable = false }, ReadConsistency, cancellationToken).ConfigureAwait(false);
        examples.ExceptWith(own.Select(point => point.Id));
        if (examples.Count > 0) throw new QdrantException($"The query takes point {PointIdentity.Of(examples.First())} as an example, but the tenant has no such point in \"{Collection}\".");
    }

    /// <summary>A filter of some ids.</summary>
    public static Filter OfIds(IEnumerable<PointId> ids) => new() { Must = { new Core.Protocol.Condition { HasId = new HasIdCondition { HasId = { ids } } } } };

    public Core.Protocol.ReadConsistency? ReadConsistency =>
        Defaults.Consistency is { } consistency ? new Core.Protocol.ReadConsistency { Type = (ReadConsistencyType)(int)consistency } : null;

    public Core.Protocol.WriteOrdering? Ordering =>
        Defaults.Ordering is { } ordering ? new Core.Protocol.WriteOrdering { Type = (WriteOrderingType)(int)ordering } : null;

    /// <summary>The payload parts that hold what <see cref="PointModel{TEntity, TKey}.ReadKey"/> needs.</summary>
    public WithPayloadSelector KeyPayload => Model.KeyPayload is { } key
        ? new WithPayloadSelector { Include = new PayloadIncludeSelector { Fields = { PayloadPath.Quote(key) } } }
        : new WithPayloadSelector { Enable = false };

    /// <summary>The generator that makes the texts of a dense vector; null when there is none.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Generator(string vector) =>
        Settings.EmbeddingGenerators.GetValueOrDefault(vector) ?? Settings.EmbeddingGenerator;

    /// <summary>Embeds one query text for a dense vector.</summary>
    public async ValueTask<ReadOnlyMemory<float>> EmbedAsync(string vector, string text, CancellationToken cancellationToken)
    {
        IEmbeddingGenerator<string, Embedding<float>> generator = Generator(vector) ?? throw new QdrantException(
            $"The vector \"{vector}\" of {typeof(TEntity).Name} has no embedding generator to turn text into a vector. "
            + "Set EmbeddingGenerator in the repository's settings, register an IEmbeddingGenerator<string, Embedding<float>>, or pass a vector.");
        GeneratedEmbeddings<Embedding<float>> made = await generator.GenerateAsync([text], cancellationToken: cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<float> result = made[0].Vector;
        CheckSize(vector, result.Length);
        return result;
    }

    /// <summary>Refuses a dense query vector of another size than the schema says, before it is sent.</summary>
    public void CheckSize(string vector, int size)
    {
        VectorSchema? schema = Schema.Vectors.FirstOrDefault(candidate => candidate.Name == vector);
        if (schema is not null && schema.Size != size)
            throw new QdrantException($"A vector of {size} dimensions was given for \"{vector}\" of {typeof(TEntity).Name}, which has {schema.Size}.");
    }

    /// <summary>The sparse query of a text, by BM25.</summary>
    public static Core.Protocol.SparseVector EncodeQuery(string text)
    {
        Bm25Vector encoded = Bm25Encoder.Default.EncodeQuery(text);
        return new Core.Protocol.SparseVector { Indices = { encoded.Indices }, Values = { encoded.Values } };
    }
}
