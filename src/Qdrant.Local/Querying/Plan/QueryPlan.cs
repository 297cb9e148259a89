using Qdrant.Local.Payload;

namespace Qdrant.Local.Querying.Plan;

/// <summary>A query with what to return of each hit.</summary>
internal sealed record QueryPlan(QueryNode Root, ulong Offset, PayloadSelector Payload, VectorSelector Vectors);

/// <summary>A grouped query.</summary>
internal sealed record GroupsPlan(QueryNode Root, PayloadPath GroupBy, ulong Limit, ulong GroupSize, PayloadSelector Payload, VectorSelector Vectors, GroupLookup? Lookup);

/// <summary>Where to look up a record for each group.</summary>
internal sealed record GroupLookup(string Collection, PayloadSelector Payload, VectorSelector Vectors);
