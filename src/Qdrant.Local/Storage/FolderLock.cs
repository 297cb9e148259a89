namespace Qdrant.Local.Storage;

/// <summary>Keeps a second engine out of a folder. The system lets go of it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string folder)
    {
        string path = Path.Combine(folder, "lock");
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException cause)
        {
            throw StoreFailure.NotWritable(cause, folder);
        }
        catch (IOException cause)
        {
            throw StoreFailure.From(cause, folder);
        }
    }

    public void Dispose() => _file.Dispose();
}
