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
            throw new QdrantStoreException(StoreProblem.ReadOnly, folder, $"The folder '{folder}' may not be written. Give this user the right to write there, or open another folder.", cause);
        }
        catch (IOException cause) when (File.Exists(path))
        {
            throw new QdrantStoreException(StoreProblem.InUse, folder,
                $"The folder '{folder}' is open in another engine, here or in another process. Close that one first, or reach it through a server: one folder has one engine.", cause);
        }
        catch (IOException cause)
        {
            throw new QdrantStoreException(StoreProblem.Failed, folder, $"The folder '{folder}' can't be used: {cause.Message}", cause);
        }
    }

    public void Dispose() => _file.Dispose();
}
