using Google.Protobuf;

namespace Qdrant.Core.Calls;

/// <summary>What repeating a call does, which decides when the pipeline may do it.</summary>
public enum RpcEffect
{
    /// <summary>Reads only: may be repeated whatever went wrong.</summary>
    Read,
    /// <summary>Writes, and writing the same again leaves the same state: may be repeated when the answer was lost.</summary>
    RepeatableWrite,
    /// <summary>Writes, and a second time fails or does it twice: repeated only when the first certainly did nothing.</summary>
    Write,
}

/// <summary>One of the methods of the API. All of them are in <see cref="RpcMethods"/>.</summary>
public abstract class RpcMethod
{
    private protected RpcMethod(string path, RpcEffect effect, QdrantRelease since, string request)
    {
        Path = path;
        Name = path[(path.LastIndexOf('/') + 1)..];
        Service = path[1..path.LastIndexOf('/')];
        Effect = effect;
        Since = since;
        Operation = Service[(Service.LastIndexOf('.') + 1)..] + "/" + Name;
        RequestName = Service[..(Service.LastIndexOf('.') + 1)] + request;
    }

    /// <summary>The gRPC path, such as <c>/qdrant.Points/Query</c>.</summary>
    public string Path { get; }

    /// <summary>The full name of the service, such as <c>qdrant.Points</c>.</summary>
    public string Service { get; }

    /// <summary>The name of the method, such as <c>Query</c>.</summary>
    public string Name { get; }

    /// <summary>Short service and method, such as <c>Points/Query</c>: the name in traces and metrics.</summary>
    internal string Operation { get; }

    /// <summary>What repeating the call does.</summary>
    public RpcEffect Effect { get; }

    /// <summary>The first release that has the method.</summary>
    public QdrantRelease Since { get; }

    /// <summary>The full name of the request message, such as <c>qdrant.QueryPoints</c>.</summary>
    public string RequestName { get; }

    /// <summary>Whether the request names a collection; it is always field 1.</summary>
    public bool NamesCollection { get; init; } = true;

    /// <summary>Whether the call may well take longer than any usual deadline, as making a snapshot does: only a deadline given with the call counts.</summary>
    public bool IsSlow { get; init; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}

/// <summary>One of the methods of the API, with its messages.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
public sealed class RpcMethod<TRequest, TResponse> : RpcMethod
    where TRequest : IMessage<TRequest>
    where TResponse : IMessage<TResponse>
{
    internal RpcMethod(string path, RpcEffect effect, byte sinceMinor, MessageParser<TResponse> parser)
        : base(path, effect, new QdrantRelease(1, sinceMinor), typeof(TRequest).Name) => Parser = parser;

    internal MessageParser<TResponse> Parser { get; }
}
