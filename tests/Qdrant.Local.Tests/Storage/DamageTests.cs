using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Storage;

/// <summary>Damaged folders: an error that names the file and leaves everything as it is, or the answers there were; never another error, never a loss.</summary>
public sealed class DamageTests
{
    private const string Name = "things";

    private static readonly string[] Files = ["catalogue.sqlite", "collections/1/points.sqlite", "collections/1/vectors-0.bin"];

    [Fact]
    public async Task Random_damage_is_a_store_error_or_harmless()
    {
        using var template = new TemporaryFolder();
        await FillAsync(template.Path);
        string whole = await ShowAsync(template.Path);
        int refused = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            using var folder = new TemporaryFolder();
            Copy(template.Path, folder.Path);
            Damage(Path.Combine(folder.Path, Files[seed % Files.Length]), new Random(seed));
            Dictionary<string, byte[]> damaged = Contents(folder.Path);
            try
            {
                string shown = await ShowAsync(folder.Path);
                Assert.True(shown == whole, $"seed {seed}, {Files[seed % Files.Length]}: {shown}");
            }
            catch (QdrantStoreException error)
            {
                refused++;
                Assert.StartsWith(folder.Path, error.Path);
                Assert.Contains(error.Path, error.Message);
                Dictionary<string, byte[]> after = Contents(folder.Path);
                Assert.All(damaged, file => Assert.Equal(file.Value, after.GetValueOrDefault(file.Key)));
            }
            catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"seed {seed}, {Files[seed % Files.Length]}: {error}");
            }
        }
        Assert.InRange(refused, 150, 300);
    }

    [Theory]
    [InlineData("catalogue.sqlite")]
    [InlineData("collections/1/points.sqlite")]
    [InlineData("collections/1/vectors-0.bin")]
    [InlineData("collections/1")]
    public async Task What_is_missing_is_named_and_nothing_takes_its_place(string missing)
    {
        using var folder = new TemporaryFolder();
        await FillAsync(folder.Path);
        string path = Path.Combine(folder.Path, missing);
        string aside = folder.Path + "-aside";
        Directory.Move(path, aside);
        Dictionary<string, byte[]> before = Contents(folder.Path);

        var error = Assert.Throws<QdrantStoreException>(() => QdrantLocal.Open(folder.Path));
        Assert.Equal(StoreProblem.Corrupt, error.Problem);
        Assert.Contains(path, error.Message);
        Assert.Equal(before.Keys.Order(), Contents(folder.Path).Keys.Order());

        Directory.Move(aside, path);
        await using QdrantClient repaired = QdrantLocal.Open(folder.Path);
        Assert.Equal(20UL, (await repaired.CountAsync(new CountPoints { CollectionName = Name, Exact = true })).Result.Count);
    }

    private static async Task FillAsync(string folder)
    {
        await using QdrantClient client = QdrantLocal.Open(folder);
        await StoreTests.CreateAsync(client);
        await client.CreateFieldIndexAsync(new CreateFieldIndexCollection { CollectionName = Name, FieldName = "n", FieldType = FieldType.Integer, Wait = true });
        await client.UpsertAsync(StoreTests.Points(1, 20));
    }

    /// <summary>Everything that the folder keeps, as text.</summary>
    private static async Task<string> ShowAsync(string folder)
    {
        await using QdrantClient client = QdrantLocal.Open(folder);
        var text = new System.Text.StringBuilder();
        foreach (string name in await client.ListCollectionsAsync())
        {
            text.AppendLine(name);
            CollectionInfo info = await client.GetCollectionInfoAsync(name);
            text.AppendLine(info.Config.ToString()).AppendJoin(',', info.PayloadSchema.OrderBy(static pair => pair.Key, StringComparer.Ordinal)).AppendLine();
            ScrollResponse points = await client.ScrollAsync(new ScrollPoints
            {
                CollectionName = name, Limit = 100, WithPayload = new WithPayloadSelector { Enable = true }, WithVectors = new WithVectorsSelector { Enable = true },
            });
            text.AppendJoin('\n', points.Result);
        }
        return text.ToString();
    }

    private static void Damage(string path, Random random)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int kind = random.Next(4);
        if (kind == 0)
        {
            File.WriteAllBytes(path, bytes[..random.Next(bytes.Length)]);
            return;
        }
        // One byte, some, or a whole page.
        int length = kind == 1 ? 1 : kind == 2 ? random.Next(2, 64) : 4096;
        int from = random.Next(bytes.Length);
        for (int i = from; i < Math.Min(from + length, bytes.Length); i++) bytes[i] = (byte)random.Next(256);
        File.WriteAllBytes(path, bytes);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>All files but the lock and what SQLite makes beside a database while it is open.</summary>
    private static Dictionary<string, byte[]> Contents(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "lock" && !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllBytes);
}
