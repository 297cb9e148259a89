using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Service.Validation;

namespace Qdrant.Local.Service.Collections;

/// <summary>Collections: create, get, list, update, delete, exists.</summary>
internal sealed class CollectionService(ServiceContext context)
{
    private const string Path = "/qdrant.Collections/";

    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        var service = new CollectionService(context);
        dispatcher.Map(Path + "Create", CreateCollection.Parser, service.Create);
        dispatcher.Map(Path + "Get", GetCollectionInfoRequest.Parser, service.Get);
        dispatcher.Map(Path + "List", ListCollectionsRequest.Parser, service.List);
        dispatcher.MapAsync(Path + "Update", UpdateCollection.Parser, service.Update);
        dispatcher.Map(Path + "Delete", DeleteCollection.Parser, service.Delete);
        dispatcher.Map(Path + "CollectionExists", CollectionExistsRequest.Parser, service.Exists);
    }

    private CollectionOperationResponse Create(CreateCollection request, CancellationToken cancellation)
    {
        CollectionRules.Check(request);
        CollectionConfig config = SettingsCreation.Convert(request, context.Options.Release);
        ConvertedRules.Check(request);
        VectorNames.Check(config.Params);
        context.Catalogue.Create(request.CollectionName, config);
        return new CollectionOperationResponse { Result = true };
    }

    private GetCollectionInfoResponse Get(GetCollectionInfoRequest request, CancellationToken cancellation)
    {
        CheckName(request.CollectionName);
        using Collection.ReadLease lease = context.Catalogue.Resolve(request.CollectionName).Read(out CollectionState state);
        return new GetCollectionInfoResponse { Result = CollectionInfoAnswer.Create(state) };
    }

    private ListCollectionsResponse List(ListCollectionsRequest request, CancellationToken cancellation)
    {
        var response = new ListCollectionsResponse();
        foreach (Collection collection in context.Catalogue.List()) response.Collections.Add(new CollectionDescription { Name = collection.Name });
        return response;
    }

    private async ValueTask<CollectionOperationResponse> Update(UpdateCollection request, CancellationToken cancellation)
    {
        CollectionRules.Check(request);
        UpdateCollection converted = SettingsUpdate.Convert(request, context.Options.Release);
        ConvertedRules.Check(converted);
        Collection collection = context.Catalogue.Resolve(request.CollectionName);
        await collection.ChangeSettingsAsync(state => SettingsUpdate.Apply(state, converted)).ConfigureAwait(false);
        return new CollectionOperationResponse { Result = true };
    }

    private CollectionOperationResponse Delete(DeleteCollection request, CancellationToken cancellation)
    {
        var found = new Violations();
        found.CollectionName(request.CollectionName);
        found.AtLeast("timeout", request.HasTimeout, request.Timeout, 1);
        found.ThrowIfAny();
        return new CollectionOperationResponse { Result = context.Catalogue.Delete(request.CollectionName) };
    }

    private CollectionExistsResponse Exists(CollectionExistsRequest request, CancellationToken cancellation)
    {
        CheckName(request.CollectionName);
        return new CollectionExistsResponse { Result = new CollectionExists { Exists = context.Catalogue.TryResolve(request.CollectionName, out _) } };
    }

    private static void CheckName(string name)
    {
        var found = new Violations();
        found.CollectionName(name);
        found.ThrowIfAny();
    }
}
