using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;

namespace Qdrant.Core;

/// <content>Collections and aliases.</content>
public sealed partial class QdrantClient
{
    /// <summary>Creates a collection.</summary>
    public Task<bool> CreateCollectionAsync(CreateCollection request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.Create, request, static r => r.Result, cancellationToken);

    /// <summary>Creates a collection with one unnamed dense vector.</summary>
    public Task<bool> CreateCollectionAsync(string collectionName, VectorParams vectors, CancellationToken cancellationToken = default) =>
        CreateCollectionAsync(
            new CreateCollection { CollectionName = collectionName, VectorsConfig = new VectorsConfig { Params = vectors } },
            cancellationToken);

    /// <summary>Whether there is a collection (or alias) of that name.</summary>
    public Task<bool> CollectionExistsAsync(string collectionName, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.CollectionExists,
            new CollectionExistsRequest { CollectionName = collectionName },
            static r => r.Result.Exists, cancellationToken);

    /// <summary>Status, counts, settings and payload schema of a collection.</summary>
    public Task<CollectionInfo> GetCollectionInfoAsync(string collectionName, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.Get, new GetCollectionInfoRequest { CollectionName = collectionName }, static r => r.Result, cancellationToken);

    /// <summary>The names of all collections, aliases not among them.</summary>
    public Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.List, new ListCollectionsRequest(), static r => (IReadOnlyList<string>)[.. r.Collections.Select(c => c.Name)], cancellationToken);

    /// <summary>Changes settings of a collection; what is not set stays.</summary>
    public Task<bool> UpdateCollectionAsync(UpdateCollection request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.Update, request, static r => r.Result, cancellationToken);

    /// <summary>Deletes a collection with all its points.</summary>
    /// <returns>False when there was none.</returns>
    public Task<bool> DeleteCollectionAsync(string collectionName, CancellationToken cancellationToken = default) =>
        DeleteCollectionAsync(new DeleteCollection { CollectionName = collectionName }, cancellationToken);

    /// <summary>Deletes a collection with all its points.</summary>
    /// <returns>False when there was none.</returns>
    public Task<bool> DeleteCollectionAsync(DeleteCollection request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.Delete, request, static r => r.Result, cancellationToken);

    /// <summary>Creates, renames and deletes aliases, all in one step.</summary>
    public Task<bool> UpdateAliasesAsync(ChangeAliases request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.UpdateAliases, request, static r => r.Result, cancellationToken);

    /// <summary>Gives a collection another name to be asked under.</summary>
    public Task<bool> CreateAliasAsync(string aliasName, string collectionName, CancellationToken cancellationToken = default) =>
        UpdateAliasesAsync(
            new ChangeAliases { Actions = { new AliasOperations { CreateAlias = new CreateAlias { AliasName = aliasName, CollectionName = collectionName } } } },
            cancellationToken);

    /// <summary>Renames an alias.</summary>
    public Task<bool> RenameAliasAsync(string oldName, string newName, CancellationToken cancellationToken = default) =>
        UpdateAliasesAsync(
            new ChangeAliases { Actions = { new AliasOperations { RenameAlias = new RenameAlias { OldAliasName = oldName, NewAliasName = newName } } } },
            cancellationToken);

    /// <summary>Deletes an alias; its collection stays.</summary>
    public Task<bool> DeleteAliasAsync(string aliasName, CancellationToken cancellationToken = default) =>
        UpdateAliasesAsync(
            new ChangeAliases { Actions = { new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = aliasName } } } },
            cancellationToken);

    /// <summary>The aliases of one collection.</summary>
    public Task<IReadOnlyList<string>> ListCollectionAliasesAsync(string collectionName, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.ListCollectionAliases,
            new ListCollectionAliasesRequest { CollectionName = collectionName },
            static r => (IReadOnlyList<string>)[.. r.Aliases.Select(a => a.AliasName)], cancellationToken);

    /// <summary>All aliases with their collections.</summary>
    public Task<IReadOnlyList<AliasDescription>> ListAliasesAsync(CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.ListAliases, new ListAliasesRequest(), static r => (IReadOnlyList<AliasDescription>)r.Aliases, cancellationToken);
}
