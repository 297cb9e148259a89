namespace Qdrant.Local.Service.Snapshots;

/// <summary>Keeps snapshot files by owner: a collection's name, or "" for snapshots of the whole engine.</summary>
internal interface ISnapshotArchive
{
    /// <summary>Stores a snapshot, in place of one with the same name.</summary>
    /// <param name="owner">Whose snapshot it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="write">Writes its bytes.</param>
    SnapshotFile Save(string owner, string name, Action<Stream> write);

    /// <summary>The snapshots of an owner; null when it never had one.</summary>
    IReadOnlyList<SnapshotFile>? List(string owner);

    /// <summary>Copies a snapshot into a file to make; nothing when there is none of that name.</summary>
    /// <returns>Whether there is one.</returns>
    bool TryCopy(string owner, string name, string target);

    void Delete(string owner, string name);
}

/// <summary>What is known of a snapshot.</summary>
internal sealed record SnapshotFile(string Name, DateTimeOffset Created, long Size, string Checksum);
