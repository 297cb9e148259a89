using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Qdrant.Core;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;
using Qdrant.Local.Server.Access;

namespace Qdrant.Local.Server.Grpc;

/// <summary>One unary gRPC call: who asks, frame in, engine, frame out. Errors are trailers-only answers; the HTTP status is always 200.</summary>
internal sealed class GrpcEndpoint(IQdrantTransport engine, AccessControl access, BrokenMessages broken, ILogger logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (QdrantRpcException error)
        {
            GrpcAnswer.WriteError(context.Response, error.Status, error.Detail, error.Metadata);
        }
        catch (QdrantStoreException error)
        {
            logger.LogWarning("The call {Method} could not be done: {Reason}", context.Request.Path.Value, error.Message);
            (RpcStatusCode status, string text, IReadOnlyDictionary<string, string>? metadata) = StoreErrors.Tell(error);
            GrpcAnswer.WriteError(context.Response, status, text, metadata);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (Exception error) when (error is IOException or Microsoft.AspNetCore.Connections.ConnectionAbortedException)
        {
            context.Abort();
        }
        catch (Exception error)
        {
            logger.LogError(error, "The call {Method} broke off.", context.Request.Path.Value);
            GrpcAnswer.WriteError(context.Response, RpcStatusCode.Internal, "Service internal error: the call broke off, see the log of the server");
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string method = context.Request.Path.Value ?? "";
        Caller caller = await access.AuthenticateAsync(method, context.Request.Headers, context.RequestAborted).ConfigureAwait(false);
        if (!GrpcMethods.IsKnown(method)) throw new QdrantRpcException(RpcStatusCode.Unimplemented, "");
        GrpcRequestReader.CheckEncoding(context.Request.Headers);
        using PooledBuffer body = await GrpcRequestReader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);

        if (AccessRule.Find(caller, method, body.WrittenSpan) is { } forbidden) throw await broken.FindAsync(method, body.WrittenMemory).ConfigureAwait(false) ?? forbidden;
        var settings = new CallSettings { Timeout = GrpcTimeout.Parse(context.Request.Headers["grpc-timeout"]) };
        using PooledBuffer answer = await engine.SendAsync(method, body.WrittenMemory, settings, context.RequestAborted).ConfigureAwait(false);
        using PooledBuffer? visible = CollectionLists.Filter(caller, method, answer.WrittenSpan);
        await GrpcAnswer.WriteMessageAsync(context, (visible ?? answer).WrittenMemory).ConfigureAwait(false);
    }
}
