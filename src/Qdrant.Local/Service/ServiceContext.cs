using Qdrant.Local.Engine;
using Qdrant.Local.Service.Snapshots;

namespace Qdrant.Local.Service;

/// <summary>What every handler may need.</summary>
internal sealed record ServiceContext(Catalogue Catalogue, LocalOptions Options, ISnapshotArchive Snapshots);
