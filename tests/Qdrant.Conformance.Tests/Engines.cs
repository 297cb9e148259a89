using Qdrant.Core.Transport;
using Qdrant.Local;

namespace Qdrant.Conformance.Tests;

/// <summary>What answers a replay.</summary>
internal static class Engines
{
    /// <summary>A fresh engine in the process.</summary>
    /// <param name="release">Whose rules to follow: <c>1.19</c> or <c>1.20</c>.</param>
    public static IQdrantTransport InProcess(string release) => QdrantLocal.InMemoryTransport(new LocalOptions
    {
        Release = release switch
        {
            "1.19" => LocalRelease.V1_19,
            "1.20" => LocalRelease.V1_20,
            _ => throw new ArgumentException($"Release '{release}' is unknown: 1.19 or 1.20."),
        },
    });

    /// <summary>A server that holds no collection yet, such as <c>http://127.0.0.1:6334</c>.</summary>
    public static IQdrantTransport At(string url) => new GrpcTransport(url);
}
