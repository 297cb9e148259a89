namespace Qdrant.Repository;

/// <summary>A bool index, which serves booleans: match, facets. What is not given is left to the server.</summary>
public sealed class BoolIndexAttribute : PayloadIndexAttribute;
