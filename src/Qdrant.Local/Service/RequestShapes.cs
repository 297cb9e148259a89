using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using HealthReflection = Qdrant.Core.Protocol.Health.HealthCheckReflection;

namespace Qdrant.Local.Service;

/// <summary>The request message of every method of the contract, by full path.</summary>
internal static class RequestShapes
{
    private static readonly FrozenDictionary<string, MessageDescriptor> ByMethod = Collect();

    public static bool TryGet(string method, out MessageDescriptor? request) => ByMethod.TryGetValue(method, out request);

    private static FrozenDictionary<string, MessageDescriptor> Collect()
    {
        FileDescriptor[] files =
        [
            CollectionsServiceReflection.Descriptor, PointsServiceReflection.Descriptor, SnapshotsServiceReflection.Descriptor,
            QdrantReflection.Descriptor, HealthReflection.Descriptor,
        ];
        return files.SelectMany(static f => f.Services).SelectMany(static s => s.Methods)
            .ToFrozenDictionary(static m => $"/{m.Service.FullName}/{m.Name}", static m => m.InputType);
    }
}
