using Qdrant.Core;
using Qdrant.Core.Wire;
using Qdrant.Local.Service.Validation;

namespace Qdrant.Local.Service;

/// <summary>
/// StorageRead: the files of a server's shards, for other servers. It is public on a server but not in the contract, so its messages are read by field
/// number. This engine keeps its data in another form: a shard has no files here, and every path is one that does not exist.
/// </summary>
internal sealed class StorageReadService(ServiceContext context)
{
    private const string Service = "/qdrant.StorageRead/";

    public static IReadOnlyList<string> Methods { get; } =
        [.. new[] { "FileExists", "FileLength", "ListFiles", "ReadBatch", "ReadBytes", "ReadBytesStream", "ReadWhole" }.Select(static name => Service + name)];

    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        var service = new StorageReadService(context);
        foreach (string method in Methods)
            dispatcher.Map(method, (body, _) => new ValueTask<PooledBuffer>(service.Answer(method[Service.Length..], Request.Read(body.Span))));
    }

    private PooledBuffer Answer(string method, Request request)
    {
        bool lists = method == "ListFiles";
        var found = new Violations();
        found.CollectionName(request.Collection);
        found.NotEmpty(lists ? "prefix_path" : "path", request.Path);
        if (method == "ReadBatch" && !request.HasRanges) found.Add("ranges", "value [] invalid, must be at least 1 characters");
        found.ThrowIfAny();
        if (LeavesShard(request.Path)) throw ServerError.Conversion($"Invalid path component in '{request.Path}'");

        string folder = $"./storage/collections/{request.Collection}/{request.Shard}";
        bool known = context.Catalogue.TryResolve(request.Collection, out Engine.Collection? collection);
        if (known && request.Shard >= Shards(collection!))
            throw new QdrantRpcException(RpcStatusCode.NotFound, $"Shard {request.Shard} not found in collection '{request.Collection}' on this peer");
        if (method == "FileExists" || (lists && known)) return new PooledBuffer();
        throw new QdrantRpcException(RpcStatusCode.NotFound, "File not found: " + (lists ? folder : $"{folder}/{request.Path}"));
    }

    private static uint Shards(Engine.Collection collection)
    {
        using Engine.Collection.ReadLease lease = collection.Read(out Engine.CollectionState state);
        return state.Config.Params.ShardNumber;
    }

    private static bool LeavesShard(string path) => path[0] == '/' || path == "." || path.StartsWith("./", StringComparison.Ordinal) || path.Split('/').Contains("..");

    private readonly record struct Request(string Collection, ulong Shard, string Path, bool HasRanges)
    {
        public static Request Read(ReadOnlySpan<byte> body)
        {
            Request request = new("", 0, "", false);
            try
            {
                var reader = new WireReader(body);
                while (reader.ReadTag(out int field, out WireType type))
                {
                    switch (field)
                    {
                        case 1: request = request with { Collection = reader.ReadString(type) }; break;
                        case 2: request = request with { Shard = (uint)reader.ReadUInt64(type) }; break;
                        case 3: request = request with { Path = reader.ReadString(type) }; break;
                        // The ranges of a batch; in other requests an offset.
                        case 4: request = request with { HasRanges = true }; reader.Skip(type); break;
                        default: reader.Skip(type); break;
                    }
                }
                return request;
            }
            catch (WireFormatException broken)
            {
                throw new QdrantRpcException(RpcStatusCode.Internal, "failed to decode Protobuf message: " + broken.Message);
            }
        }
    }
}
