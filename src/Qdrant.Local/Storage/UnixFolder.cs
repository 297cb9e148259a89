using System.Runtime.InteropServices;
using System.Text;

namespace Qdrant.Local.Storage;

/// <summary>Flushes folders, for which .NET has no call.</summary>
internal static class UnixFolder
{
    private const int InvalidArgument = 22;

    /// <exception cref="IOException">The system said no.</exception>
    public static void Flush(string path)
    {
        int folder = Open(Encoding.UTF8.GetBytes(path + '\0'), 0);
        if (folder < 0) throw Failed(path);
        try
        {
            // Some network file systems can't flush folders at all; there is nothing more to be done there.
            if (Sync(folder) != 0 && Marshal.GetLastPInvokeError() != InvalidArgument) throw Failed(path);
        }
        finally
        {
            _ = Close(folder);
        }
    }

    private static IOException Failed(string path)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"'{path}': {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
