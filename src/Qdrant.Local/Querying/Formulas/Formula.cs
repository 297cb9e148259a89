using Qdrant.Core.Protocol;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>A formula whose message is complete; it is parsed when the query is planned, as its remaining errors come after the collection's.</summary>
internal sealed record Formula(Expression Expression, IReadOnlyDictionary<string, Value> Defaults);
