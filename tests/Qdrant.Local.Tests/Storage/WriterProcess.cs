using System.Diagnostics;
using System.Runtime.CompilerServices;
using Qdrant.Core;

namespace Qdrant.Local.Tests.Storage;

/// <summary>
/// A process of its own that runs the <see cref="Workload"/> on a store and says what was acknowledged, until it is killed. It is this test program,
/// started with <see cref="FolderVariable"/> set: it then writes instead of running tests.
/// </summary>
internal static class WriterProcess
{
    private const string FolderVariable = "QDRANT_LOCAL_TEST_WRITER";
    private const string FirstVariable = "QDRANT_LOCAL_TEST_FIRST";

    public static Process Start(string folder, int first)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(WriterProcess).Assembly.Location);
        start.Environment[FolderVariable] = folder;
        start.Environment[FirstVariable] = first.ToString();
        return Process.Start(start)!;
    }

    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "The only way to run before the test runner's own Main.")]
    internal static void RunAsWriter()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } folder) return;
        QdrantClient client = QdrantLocal.Open(folder);
        // Waits instead of awaiting: until a module initializer has ended, no other thread can enter this assembly.
        for (int number = int.Parse(Environment.GetEnvironmentVariable(FirstVariable)!); ; number++)
        {
            try
            {
                Workload.Start(client, number).GetAwaiter().GetResult();
            }
            catch (QdrantRpcException)
            {
                // A refusal is an answer too.
            }
            Console.WriteLine(number);
        }
    }
}
