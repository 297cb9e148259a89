using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Service.Collections;
using Qdrant.Local.Service.Validation;

namespace Qdrant.Local.Service.Snapshots;

/// <summary>Snapshots of one collection or of all: create, list, delete.</summary>
internal sealed class SnapshotService(ServiceContext context)
{
    private const string Path = "/qdrant.Snapshots/";

    /// <summary>The owner of snapshots of the whole engine.</summary>
    private const string Everything = "";

    /// <summary>Names of snapshots that are being written.</summary>
    private readonly HashSet<(string Owner, string Name)> _making = [];

    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        var service = new SnapshotService(context);
        dispatcher.Map(Path + "Create", CreateSnapshotRequest.Parser, service.Create);
        dispatcher.Map(Path + "List", ListSnapshotsRequest.Parser, service.List);
        dispatcher.Map(Path + "Delete", DeleteSnapshotRequest.Parser, service.Delete);
        dispatcher.Map(Path + "CreateFull", CreateFullSnapshotRequest.Parser, service.CreateFull);
        dispatcher.Map(Path + "ListFull", ListFullSnapshotsRequest.Parser, service.ListFull);
        dispatcher.Map(Path + "DeleteFull", DeleteFullSnapshotRequest.Parser, service.DeleteFull);
    }

    private CreateSnapshotResponse Create(CreateSnapshotRequest request, CancellationToken cancellation)
    {
        PointRules.CheckName(request.CollectionName);
        Collection collection = context.Catalogue.Resolve(request.CollectionName);
        SnapshotFile file = Save(collection.Name, $"{collection.Name}-{ClusterService.PeerId}-",
            target => SnapshotWriter.Write(target, [collection], new Dictionary<string, string>(), context.Options.Release));
        return new CreateSnapshotResponse { SnapshotDescription = Describe(file) };
    }

    private ListSnapshotsResponse List(ListSnapshotsRequest request, CancellationToken cancellation)
    {
        PointRules.CheckName(request.CollectionName);
        return Answer(context.Catalogue.Resolve(request.CollectionName).Name);
    }

    private DeleteSnapshotResponse Delete(DeleteSnapshotRequest request, CancellationToken cancellation)
    {
        var found = new Violations();
        found.CollectionName(request.CollectionName);
        found.NotEmpty("snapshot_name", request.SnapshotName);
        found.ThrowIfAny();
        string owner = context.Catalogue.Resolve(request.CollectionName).Name;
        return Delete(owner, $"./snapshots/{owner}", request.SnapshotName);
    }

    private CreateSnapshotResponse CreateFull(CreateFullSnapshotRequest request, CancellationToken cancellation)
    {
        SnapshotFile file = Save(Everything, "full-snapshot-",
            target => SnapshotWriter.Write(target, context.Catalogue.List(), context.Catalogue.Aliases().ToDictionary(a => a.Alias, a => a.Collection), context.Options.Release));
        return new CreateSnapshotResponse { SnapshotDescription = Describe(file) };
    }

    private ListSnapshotsResponse ListFull(ListFullSnapshotsRequest request, CancellationToken cancellation) => Answer(Everything);

    private DeleteSnapshotResponse DeleteFull(DeleteFullSnapshotRequest request, CancellationToken cancellation)
    {
        var found = new Violations();
        found.NotEmpty("snapshot_name", request.SnapshotName);
        found.ThrowIfAny();
        return Delete(Everything, "./snapshots", request.SnapshotName);
    }

    private DeleteSnapshotResponse Delete(string owner, string folder, string name)
    {
        // A name that is a path is refused before anything is looked up.
        if (name.AsSpan().ContainsAny('/', '\\')) throw ServerError.NotFound($"Snapshot {name} not found");
        if (context.Snapshots.List(owner) is not { } files) throw ServerError.NotFound($"Snapshot directory: {folder} not found");
        if (!files.Any(f => f.Name == name)) throw ServerError.NotFound($"Snapshot {name} not found");
        context.Snapshots.Delete(owner, name);
        return new DeleteSnapshotResponse();
    }

    private ListSnapshotsResponse Answer(string owner)
    {
        var response = new ListSnapshotsResponse();
        foreach (SnapshotFile file in context.Snapshots.List(owner) ?? []) response.SnapshotDescriptions.Add(Describe(file));
        return response;
    }

    private static SnapshotDescription Describe(SnapshotFile file) =>
        new() { Name = file.Name, CreationTime = Timestamp.FromDateTimeOffset(file.Created), Size = file.Size, Checksum = file.Checksum };

    private SnapshotFile Save(string owner, string prefix, Action<Stream> write)
    {
        string name;
        lock (_making)
        {
            name = FreeName(owner, prefix);
            _making.Add((owner, name));
        }
        try
        {
            return context.Snapshots.Save(owner, name, write);
        }
        finally
        {
            lock (_making) _making.Remove((owner, name));
        }
    }

    /// <summary>A name with the time in it. A server gives two snapshots of one second the same name and loses the first; here the second one gets the next second.</summary>
    private string FreeName(string owner, string prefix)
    {
        HashSet<string> taken = [.. (context.Snapshots.List(owner) ?? []).Select(f => f.Name), .. _making.Where(m => m.Owner == owner).Select(m => m.Name)];
        for (DateTime time = DateTime.UtcNow; ; time = time.AddSeconds(1))
        {
            string name = $"{prefix}{time.ToString("yyyy-MM-dd-HH-mm-ss", CultureInfo.InvariantCulture)}.snapshot";
            if (!taken.Contains(name)) return name;
        }
    }
}
