namespace Qdrant.Local.Storage;

/// <summary>How the store reaches files: the disk, or in tests something that forgets what was not flushed.</summary>
internal interface IStoreFiles
{
    /// <summary>The SQLite VFS to open databases with; null: the default one.</summary>
    string? SqliteVfs { get; }

    /// <summary>How many bytes a database's log takes before they are copied into the database.</summary>
    long LogBytes { get; }

    /// <summary>Opens a file for reading and writing, and creates it when it is missing.</summary>
    IStoreFile Open(string path);

    void Delete(string path);

    /// <summary>Deletes a folder and all that is in it.</summary>
    void DeleteFolder(string path);

    /// <summary>Returns when the names of the files and folders in a folder are on the disk itself: without it a new file can be lost, whatever was flushed into it.</summary>
    void FlushFolder(string path);
}

/// <summary>An open file of a store.</summary>
internal interface IStoreFile : IDisposable
{
    long Length { get; }

    void Write(ReadOnlySpan<byte> data, long offset);

    /// <summary>Reads up to the length of <paramref name="target"/>; fewer bytes only at the end of the file.</summary>
    int Read(Span<byte> target, long offset);

    /// <summary>Returns when all that was written is on the disk itself.</summary>
    void Flush();
}
