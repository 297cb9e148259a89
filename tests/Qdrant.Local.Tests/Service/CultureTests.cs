using System.Globalization;
using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Service;

public sealed class CultureTests
{
    [Fact]
    public async Task Texts_are_a_servers_however_the_program_writes_numbers()
    {
        // As in Sweden: another minus sign, and a comma.
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NegativeSign = "\u2212", NumberDecimalSeparator = "," } };
        await using QdrantClient client = QdrantLocal.InMemory();

        QdrantRpcException error = await Assert.ThrowsAnyAsync<QdrantRpcException>(() => client.CreateCollectionAsync("things", new VectorParams { Size = 1, Distance = (Distance)(-1) }));

        Assert.Contains("unexpected value: -1", error.Message);
        Assert.Equal("\u22121", $"{-1}");
    }
}
