using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Core.Protocol.Health;

namespace Qdrant.Core.Tests.Protocol;

/// <summary>Everything the protocol files of the library declare.</summary>
internal static class ProtocolFiles
{
    public static IReadOnlyList<FileDescriptor> Files { get; } =
    [
        CollectionsReflection.Descriptor, CollectionsServiceReflection.Descriptor, HealthCheckReflection.Descriptor, JsonWithIntReflection.Descriptor,
        PointsReflection.Descriptor, PointsServiceReflection.Descriptor, QdrantReflection.Descriptor, QdrantCommonReflection.Descriptor,
        SnapshotsServiceReflection.Descriptor,
    ];

    public static IReadOnlyList<MessageDescriptor> Messages { get; } = [.. Files.SelectMany(file => file.MessageTypes).SelectMany(WithNested)];

    public static IReadOnlyList<EnumDescriptor> Enums { get; } =
        [.. Files.SelectMany(file => file.EnumTypes), .. Messages.SelectMany(message => message.EnumTypes)];

    public static IReadOnlyList<MethodDescriptor> Methods { get; } = [.. Files.SelectMany(file => file.Services).SelectMany(service => service.Methods)];

    // Map entries are messages to protobuf, not to the contract.
    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.GetOptions()?.MapEntry == true ? [] : [message, .. message.NestedTypes.SelectMany(WithNested)];
}
