using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Qdrant.Core.Protocol;
using Qdrant.Core.Protocol.Health;

namespace Qdrant.Conformance.Tests.Replaying;

/// <summary>The request and response type of every method of the contract, by gRPC path.</summary>
internal static class Methods
{
    private static readonly Dictionary<string, MethodDescriptor> ByPath =
        new[]
        {
            CollectionsServiceReflection.Descriptor, PointsServiceReflection.Descriptor, SnapshotsServiceReflection.Descriptor,
            QdrantReflection.Descriptor, HealthCheckReflection.Descriptor,
        }
        .SelectMany(file => file.Services)
        .SelectMany(service => service.Methods)
        .ToDictionary(method => $"/{method.Service.FullName}/{method.Name}");

    public static IMessage ParseRequest(string path, byte[] bytes) => Parse(ByPath[path].InputType, bytes);

    /// <summary>False for methods outside the contract and for bytes that are broken on purpose.</summary>
    public static bool TryParseRequest(string path, byte[] bytes, [NotNullWhen(true)] out IMessage? request)
    {
        request = null;
        try
        {
            if (ByPath.ContainsKey(path)) request = ParseRequest(path, bytes);
        }
        catch (InvalidProtocolBufferException)
        {
        }
        return request is not null;
    }

    /// <summary>Answers of methods outside the contract are compared byte by byte.</summary>
    public static IMessage ParseResponse(string path, ReadOnlySpan<byte> bytes) =>
        ByPath.TryGetValue(path, out MethodDescriptor? method) ? Parse(method.OutputType, bytes) : new BytesValue { Value = ByteString.CopyFrom(bytes) };

    /// <summary>Filters nest deeper in the recordings than the parser's default of 100 levels allows.</summary>
    private static IMessage Parse(MessageDescriptor type, ReadOnlySpan<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, 1000);
        IMessage message = type.Parser.ParseFrom(input);
        return message;
    }
}
