namespace Qdrant.Local.Storage;

/// <summary>The system's errors in the store's terms.</summary>
internal static class StoreFailure
{
    private const int LinuxLocked = 11, MacLocked = 35, NoSpace = 28, ReadOnlyFileSystem = 30;
    private const int WindowsLocked = unchecked((int)0x80070020), WindowsNoSpace = unchecked((int)0x80070070);

    public static QdrantStoreException From(IOException cause, string path) => cause.HResult switch
    {
        LinuxLocked or MacLocked or WindowsLocked => new QdrantStoreException(StoreProblem.InUse, path,
            $"The folder '{path}' is open in another engine, here or in another process. Close that one first, or reach it through a server: one folder has one engine.", cause),
        NoSpace or WindowsNoSpace => new QdrantStoreException(StoreProblem.Full, path, $"The disk is full: '{path}' could not be written. Free some space; the write was not done.", cause),
        ReadOnlyFileSystem => NotWritable(cause, path),
        _ => new QdrantStoreException(StoreProblem.Failed, path, $"'{path}' could not be read or written: {cause.Message}", cause),
    };

    /// <summary>What reading a store threw, in the store's terms. Whatever is no error of the system comes from bytes that this store did not write.</summary>
    public static QdrantStoreException FromReading(Exception cause, string path) => cause switch
    {
        IOException io => From(io, path),
        UnauthorizedAccessException => NotWritable(cause, path),
        _ => Damaged(path, cause.Message, cause),
    };

    public static QdrantStoreException Damaged(string path, string why, Exception? cause = null) =>
        new(StoreProblem.Corrupt, path, $"'{path}' is damaged: {why.TrimEnd('.')}. Nothing was changed; restore it from a copy, or open another folder.", cause);

    public static QdrantStoreException Missing(string path) =>
        new(StoreProblem.Corrupt, path, $"'{path}' is missing or empty, and the rest of the store is there. Nothing was changed; restore it from a copy, or open another folder.");

    public static QdrantStoreException NotWritable(Exception cause, string path) =>
        new(StoreProblem.ReadOnly, path, $"'{path}' may not be written. Give this user the right to write there, or open another folder.", cause);
}
