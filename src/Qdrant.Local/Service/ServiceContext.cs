using Qdrant.Local.Engine;

namespace Qdrant.Local.Service;

/// <summary>What every handler may need.</summary>
internal sealed record ServiceContext(Catalogue Catalogue, LocalOptions Options);
