using System.Diagnostics;
using System.Runtime.CompilerServices;
using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Storage;

/// <summary>
/// A process of its own that writes to a store and says what was acknowledged, until it is killed. It is this test program, started with
/// <see cref="FolderVariable"/> set: it then writes instead of running tests.
/// </summary>
internal static class WriterProcess
{
    private const string FolderVariable = "QDRANT_LOCAL_TEST_WRITER";
    private const string FirstVariable = "QDRANT_LOCAL_TEST_FIRST";

    /// <summary>The collection it writes to: points with number <c>n</c>, an indexed payload <c>n</c>, and a vector (n, 2n).</summary>
    public const string Collection = "kill";

    public const int BatchSize = 7;

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
        Write(folder, int.Parse(Environment.GetEnvironmentVariable(FirstVariable)!));
    }

    /// <summary>Waits instead of awaiting: until a module initializer has ended, no other thread can enter this assembly.</summary>
    private static void Write(string folder, int next)
    {
        QdrantClient client = QdrantLocal.Open(folder);
        if (!client.CollectionExistsAsync(Collection).GetAwaiter().GetResult())
        {
            client.CreateCollectionAsync(Collection, new VectorParams { Size = 2, Distance = Distance.Dot }).GetAwaiter().GetResult();
            client.CreateFieldIndexAsync(new CreateFieldIndexCollection { CollectionName = Collection, FieldName = "n", FieldType = FieldType.Integer, Wait = true }).GetAwaiter().GetResult();
        }
        for (; ; next += BatchSize)
        {
            client.UpsertAsync(Batch(next)).GetAwaiter().GetResult();
            Console.WriteLine(next + BatchSize - 1);
        }
    }

    private static UpsertPoints Batch(int first)
    {
        var request = new UpsertPoints { CollectionName = Collection, Wait = true };
        for (int n = first; n < first + BatchSize; n++)
        {
            request.Points.Add(new PointStruct
            {
                Id = new PointId { Num = (ulong)n },
                Payload = { ["n"] = new Value { IntegerValue = n } },
                Vectors = new Vectors { Vector = new Vector { Dense = new DenseVector { Data = { n, 2 * n } } } },
            });
        }
        return request;
    }
}
