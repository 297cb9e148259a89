using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using HealthReflection = Qdrant.Core.Protocol.Health.HealthCheckReflection;

namespace Qdrant.Local.Service;

/// <summary>The request and answer of every method of the contract, by full path.</summary>
internal static class RequestShapes
{
    private static readonly FrozenDictionary<string, MethodDescriptor> ByMethod = Collect();

    public static bool TryGet(string method, [NotNullWhen(true)] out MessageDescriptor? request) =>
        (request = ByMethod.GetValueOrDefault(method)?.InputType) is not null;

    /// <summary>The field of the answer that holds the seconds the call took; 0 when it has none.</summary>
    public static int TimeField(string method) => ByMethod.GetValueOrDefault(method)?.OutputType.FindFieldByName("time")?.FieldNumber ?? 0;

    private static FrozenDictionary<string, MethodDescriptor> Collect()
    {
        FileDescriptor[] files =
        [
            CollectionsServiceReflection.Descriptor, PointsServiceReflection.Descriptor, SnapshotsServiceReflection.Descriptor,
            QdrantReflection.Descriptor, HealthReflection.Descriptor,
        ];
        return files.SelectMany(static f => f.Services).SelectMany(static s => s.Methods)
            .ToFrozenDictionary(static m => $"/{m.Service.FullName}/{m.Name}", StringComparer.Ordinal);
    }
}
