using System.Net.Sockets;
using System.Security.Authentication;

namespace Qdrant.Core.Transport;

/// <summary>What a failure of HTTP/2, TLS or the socket means for the call. The table of this one concern.</summary>
internal static class GrpcFailure
{
    private const long NoError = 0, ProtocolError = 1, InternalError = 2, RefusedStream = 7, Cancel = 8, InadequateSecurity = 12, Http11Required = 13;
    private const string Ports = "Is this the gRPC port (6334 by default; 6333 is REST), and http or https as the server has it?";

    /// <summary>Gives the error for an exception of the handler.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="address">Where the call went.</param>
    /// <param name="answeredBefore">Whether anything at that address ever answered as a gRPC server does.</param>
    public static QdrantRpcException From(Exception error, string address, bool answeredBefore)
    {
        if (Find<AuthenticationException>(error) is { } tls)
            return Unavailable(
                $"No TLS connection with {address}: {Text(tls)} Is the server's certificate trusted here and made for this name, and does the port speak TLS?",
                RpcDelivery.Hopeless,
                error);
        if (Find<HttpProtocolException>(error) is { } protocol) return FromCode(protocol, address, answeredBefore, error);
        if (error is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError })
            return Unavailable($"The host of {address} is unknown: {Text(Innermost(error))} Is its name right?", RpcDelivery.NotSent, error);
        if (error is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
            return Unavailable($"No connection to {address}: {Text(Innermost(error))} Is Qdrant running there? {Ports}", RpcDelivery.NotSent, error);
        if (error is HttpRequestException { HttpRequestError: HttpRequestError.VersionNegotiationError })
            return Unavailable($"{address} does not speak HTTP/2. {Ports}", RpcDelivery.Hopeless, error);
        if (Find<SocketException>(error) is null && Find<IOException>(error) is null && error is not HttpRequestException)
            return new QdrantRpcException(RpcStatusCode.Internal, $"The call to {address} failed: {Text(error)}", inner: error);
        // Without a cause: the connection was lost before it carried its first call. A reason there is, but the handler does not say it.
        RpcDelivery delivery = error is HttpRequestException { HttpRequestError: HttpRequestError.Unknown, InnerException: null } ? RpcDelivery.NotSent : RpcDelivery.Unknown;
        return answeredBefore
            ? Unavailable($"The connection to {address} broke: {Text(Innermost(error))}", delivery, error)
            // A container that is starting accepts and hangs up: worth another try.
            : NotGrpc(address, delivery, error);
    }

    private static QdrantRpcException FromCode(HttpProtocolException protocol, string address, bool answeredBefore, Exception error) => protocol.ErrorCode switch
    {
        RefusedStream => Unavailable($"{address} refused the call: it is busy or shutting down.", RpcDelivery.NotSent, error),
        Http11Required => Unavailable($"{address} does not speak HTTP/2. {Ports}", RpcDelivery.Hopeless, error),
        // These codes stand for a graceful shutdown and for a keep-alive that got no answer, but also for a peer that never spoke HTTP/2.
        NoError or ProtocolError when answeredBefore => Unavailable($"The connection to {address} broke: {Text(protocol)}", RpcDelivery.Unknown, error),
        NoError or ProtocolError => NotGrpc(address, RpcDelivery.Hopeless, error),
        Cancel => new QdrantRpcException(RpcStatusCode.Cancelled, "The server broke off the call (HTTP/2 code 8).", inner: error),
        InternalError => new QdrantRpcException(RpcStatusCode.Internal, "The server broke off the call with an internal error (HTTP/2 code 2).", inner: error),
        InadequateSecurity => new QdrantRpcException(RpcStatusCode.PermissionDenied, "The server wants a safer connection (HTTP/2 code 12).", inner: error),
        _ => Unavailable($"The connection to {address} broke (HTTP/2 code {protocol.ErrorCode}): {Text(protocol)}", RpcDelivery.Unknown, error),
    };

    private static QdrantRpcException NotGrpc(string address, RpcDelivery delivery, Exception error) =>
        Unavailable($"{address} does not answer as a gRPC server does. {Ports}", delivery, error);

    private static QdrantRpcException Unavailable(string detail, RpcDelivery delivery, Exception error) =>
        new(RpcStatusCode.Unavailable, detail, inner: error) { Delivery = delivery };

    private static T? Find<T>(Exception? error) where T : Exception
    {
        for (; error is not null; error = error.InnerException)
            if (error is T found) return found;
        return null;
    }

    private static Exception Innermost(Exception error)
    {
        while (error.InnerException is { } inner) error = inner;
        return error;
    }

    private static string Text(Exception error) => error.Message.EndsWith('.') ? error.Message : error.Message + ".";
}
