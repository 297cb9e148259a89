using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qdrant.Local.Tests.Storage;

/// <summary>
/// A SQLite VFS that is the default one, and tells a <see cref="DiskTrace"/> of every write, truncation, flush and deletion. It is a copy of the default
/// VFS with another opener, and each file it opens gets a copy of its method table with other writers.
/// </summary>
internal static unsafe class SqliteTap
{
    public const string Name = "qdrant-tap";

    // The layout of sqlite3_vfs and sqlite3_io_methods on 64 bits, in words: which word holds which function.
    private const int VfsWords = 21, VfsName = 3, VfsOpen = 5, VfsDelete = 6;
    private const int MethodWords = 19, Close = 1, Write = 3, Truncate = 4, Sync = 5;

    private static readonly ConcurrentDictionary<nint, (string Path, nint Methods)> Open = new();
    private static readonly ConcurrentDictionary<nint, nint> Tables = new();
    private static readonly nint* Default = Register();

    /// <summary>Where what happens is written down; null: nowhere.</summary>
    public static DiskTrace? Trace { get; set; }

    public static void EnsureRegistered() => _ = Default[0];

    private static nint* Register()
    {
        nint* original = (nint*)Find(null);
        nint* tap = (nint*)NativeMemory.Alloc(VfsWords * (nuint)sizeof(nint));
        new ReadOnlySpan<nint>(original, VfsWords).CopyTo(new Span<nint>(tap, VfsWords));
        tap[VfsName] = Marshal.StringToCoTaskMemUTF8(Name);
        tap[VfsOpen] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nint*, int, int*, int>)&OnOpen;
        tap[VfsDelete] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, int>)&OnDelete;
        Assert.Equal(0, Register((nint)tap, 0));
        return original;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnOpen(nint vfs, byte* name, nint* file, int flags, int* outFlags)
    {
        int result = ((delegate* unmanaged[Cdecl]<nint, byte*, nint*, int, int*, int>)Default[VfsOpen])(vfs, name, file, flags, outFlags);
        if (result != 0 || name is null) return result;
        Open[(nint)file] = (Marshal.PtrToStringUTF8((nint)name)!, file[0]);
        file[0] = Tables.GetOrAdd(file[0], TapMethods);
        return result;
    }

    private static nint TapMethods(nint original)
    {
        nint* methods = (nint*)NativeMemory.Alloc(MethodWords * (nuint)sizeof(nint));
        new ReadOnlySpan<nint>((nint*)original, MethodWords).CopyTo(new Span<nint>(methods, MethodWords));
        methods[Close] = (nint)(delegate* unmanaged[Cdecl]<nint*, int>)&OnClose;
        methods[Write] = (nint)(delegate* unmanaged[Cdecl]<nint*, byte*, int, long, int>)&OnWrite;
        methods[Truncate] = (nint)(delegate* unmanaged[Cdecl]<nint*, long, int>)&OnTruncate;
        methods[Sync] = (nint)(delegate* unmanaged[Cdecl]<nint*, int, int>)&OnSync;
        return (nint)methods;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnClose(nint* file)
    {
        Open.TryRemove((nint)file, out (string Path, nint Methods) open);
        return ((delegate* unmanaged[Cdecl]<nint*, int>)((nint*)open.Methods)[Close])(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnWrite(nint* file, byte* data, int length, long offset)
    {
        (string path, nint methods) = Open[(nint)file];
        Trace?.Wrote(path, new ReadOnlySpan<byte>(data, length), offset);
        return ((delegate* unmanaged[Cdecl]<nint*, byte*, int, long, int>)((nint*)methods)[Write])(file, data, length, offset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnTruncate(nint* file, long length)
    {
        (string path, nint methods) = Open[(nint)file];
        Trace?.Truncated(path, length);
        return ((delegate* unmanaged[Cdecl]<nint*, long, int>)((nint*)methods)[Truncate])(file, length);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSync(nint* file, int flags)
    {
        (string path, nint methods) = Open[(nint)file];
        // What is not traced is only to be looked at, and need not wait for the disk.
        if (Trace is not { } trace) return 0;
        int result = ((delegate* unmanaged[Cdecl]<nint*, int, int>)((nint*)methods)[Sync])(file, flags);
        trace.Flushed(path);
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnDelete(nint vfs, byte* name, int flushFolder)
    {
        string path = Marshal.PtrToStringUTF8((nint)name)!;
        int result = ((delegate* unmanaged[Cdecl]<nint, byte*, int, int>)Default[VfsDelete])(vfs, name, flushFolder);
        Trace?.Deleted(path);
        if (flushFolder != 0) Trace?.FlushedFolder(Path.GetDirectoryName(path)!);
        return result;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static extern nint Find(byte* name);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static extern int Register(nint vfs, int makeDefault);
}
