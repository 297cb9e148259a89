using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Service.Validation;

namespace Qdrant.Local.Service.Collections;

/// <summary>Aliases: change, list.</summary>
internal sealed class AliasService(ServiceContext context)
{
    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        var service = new AliasService(context);
        dispatcher.Map("/qdrant.Collections/UpdateAliases", ChangeAliases.Parser, service.Change);
        dispatcher.Map("/qdrant.Collections/ListCollectionAliases", ListCollectionAliasesRequest.Parser, service.OfCollection);
        dispatcher.Map("/qdrant.Collections/ListAliases", ListAliasesRequest.Parser, service.All);
    }

    private CollectionOperationResponse Change(ChangeAliases request, CancellationToken cancellation)
    {
        var found = new Violations();
        found.AtLeast("timeout", request.HasTimeout, request.Timeout, 1);
        found.ThrowIfAny();
        if (request.Actions.Any(a => a.ActionCase == AliasOperations.ActionOneofCase.None)) throw ServerError.Conversion("Malformed AliasOperation type");
        context.Catalogue.ChangeAliases(request.Actions);
        return new CollectionOperationResponse { Result = true };
    }

    private ListAliasesResponse OfCollection(ListCollectionAliasesRequest request, CancellationToken cancellation)
    {
        var found = new Violations();
        found.CollectionName(request.CollectionName);
        found.ThrowIfAny();
        return Answer(context.Catalogue.Aliases().Where(a => a.Collection == request.CollectionName));
    }

    private ListAliasesResponse All(ListAliasesRequest request, CancellationToken cancellation) => Answer(context.Catalogue.Aliases());

    private static ListAliasesResponse Answer(IEnumerable<(string Alias, string Collection)> aliases)
    {
        var response = new ListAliasesResponse();
        foreach ((string alias, string collection) in aliases) response.Aliases.Add(new AliasDescription { AliasName = alias, CollectionName = collection });
        return response;
    }
}
