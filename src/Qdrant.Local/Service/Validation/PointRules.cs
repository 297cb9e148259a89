using Qdrant.Core.Protocol;
using Qdrant.Local.Filtering;

namespace Qdrant.Local.Service.Validation;

/// <summary>The rules of point writes, checked on the message before anything else.</summary>
internal static class PointRules
{
    public static void Check(UpsertPoints request)
    {
        var found = Named(request.CollectionName);
        for (int i = 0; i < request.Points.Count; i++) VectorRules.Check(found, RulePath.Of("points", i) + ".vectors", request.Points[i].Vectors);
        Filter(found, "update_filter", request.UpdateFilter);
        found.ThrowIfAny();
    }

    public static void Check(UpdatePointVectors request)
    {
        var found = Named(request.CollectionName);
        for (int i = 0; i < request.Points.Count; i++) VectorRules.Check(found, RulePath.Of("points", i) + ".vectors", request.Points[i].Vectors);
        Filter(found, "update_filter", request.UpdateFilter);
        found.ThrowIfAny();
    }

    /// <summary>Writes that are about selected points.</summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="field">The selector's field name.</param>
    /// <param name="selector">The selector, when there is one.</param>
    public static void Check(string collection, string field, PointsSelector? selector)
    {
        var found = Named(collection);
        Filter(found, field + ".points_selector_one_of", selector?.Filter);
        found.ThrowIfAny();
    }

    public static void Check(UpdateBatchPoints request)
    {
        var found = Named(request.CollectionName);
        if (request.Operations.Count == 0) found.Add("operations", "value [] invalid, must be at least 1 characters");
        found.ThrowIfAny();
    }

    public static void CheckName(string collection) => Named(collection).ThrowIfAny();

    public static void CheckField(string collection, string field, PayloadIndexParams? settings)
    {
        var found = Named(collection);
        found.NotEmpty("field_name", field);
        if (settings?.IntegerIndexParams is { HasLookup: true, Lookup: false, HasRange: true, Range: false })
            found.AddCode("field_index_params.index_params.lookup", "the 'lookup' and 'range' capabilities can't be both disabled");
        found.ThrowIfAny();
    }

    public static void Check(CountPoints request)
    {
        var found = Named(request.CollectionName);
        Filter(found, "filter", request.Filter);
        found.ThrowIfAny();
    }

    public static void Filter(Violations found, RulePath path, Filter? filter)
    {
        if (filter is not null) FilterValidation.Check(filter, path, found.Entries);
    }

    private static Violations Named(string collection)
    {
        var found = new Violations();
        found.CollectionName(collection);
        return found;
    }
}
