using Qdrant.Core;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Schema;

/// <summary>Creates what is missing of a declared collection, and checks the rest.</summary>
internal sealed class CollectionEnsurer(QdrantClient client, CallOptions options)
{
    private readonly QdrantCalls _calls = client.Calls;

    /// <returns>Whether the collection was created.</returns>
    public async Task<bool> EnsureAsync(CollectionSchema schema, string collection, CancellationToken cancellationToken)
    {
        bool exists = await ExistsAsync(collection, cancellationToken).ConfigureAwait(false);
        if (!exists && !schema.Managed)
            throw new QdrantException($"The collection \"{collection}\" does not exist, and its entity says Managed = false: create it where it is managed.");
        bool created = !exists && await CreateAsync(schema, collection, cancellationToken).ConfigureAwait(false);
        SchemaComparison comparison = SchemaComparison.Of(schema, await InfoAsync(collection, cancellationToken).ConfigureAwait(false));
        if (comparison.Differences.Count > 0) throw new SchemaMismatchException(collection, comparison.Differences);
        if (comparison.MissingIndexes.Count > 0 && !schema.Managed)
            throw new SchemaMismatchException(collection, [.. comparison.MissingIndexes.Select(index => $"The payload index of \"{index.Path}\" is missing.")]);
        foreach (PayloadIndexSchema index in comparison.MissingIndexes)
            await _calls.InvokeAsync(RpcMethods.Points.CreateFieldIndex, index.ToCreateFieldIndex(collection), options, cancellationToken).ConfigureAwait(false);
        return created;
    }

    /// <summary>What differs from the declaration, missing parts included, without changing anything.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(CollectionSchema schema, string collection, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(collection, cancellationToken).ConfigureAwait(false)) return [$"The collection \"{collection}\" does not exist."];
        SchemaComparison comparison = SchemaComparison.Of(schema, await InfoAsync(collection, cancellationToken).ConfigureAwait(false));
        return [.. comparison.Differences, .. comparison.MissingIndexes.Select(index => $"The payload index of \"{index.Path}\" is missing.")];
    }

    public async Task<bool> ExistsAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new CollectionExistsRequest { CollectionName = collection };
        return (await _calls.InvokeAsync(RpcMethods.Collections.CollectionExists, request, options, cancellationToken).ConfigureAwait(false)).Result.Exists;
    }

    private async Task<CollectionInfo> InfoAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new GetCollectionInfoRequest { CollectionName = collection };
        return (await _calls.InvokeAsync(RpcMethods.Collections.Get, request, options, cancellationToken).ConfigureAwait(false)).Result;
    }

    private async Task<bool> CreateAsync(CollectionSchema schema, string collection, CancellationToken cancellationToken)
    {
        string physical = schema.Versioned ? $"{collection}@1" : collection;
        try
        {
            await _calls.InvokeAsync(RpcMethods.Collections.Create, schema.ToCreateCollection(physical), options, cancellationToken).ConfigureAwait(false);
        }
        catch (QdrantAlreadyExistsException)
        {
            // Another instance was faster; what it made is checked like anything else.
            return false;
        }
        if (schema.Versioned)
        {
            var alias = new AliasOperations { CreateAlias = new CreateAlias { AliasName = collection, CollectionName = physical } };
            await _calls.InvokeAsync(RpcMethods.Collections.UpdateAliases, new ChangeAliases { Actions = { alias } }, options, cancellationToken).ConfigureAwait(false);
        }
        return true;
    }
}
