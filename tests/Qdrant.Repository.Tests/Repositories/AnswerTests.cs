using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Tests.Repositories;

/// <summary>What answers carry beside the entities.</summary>
public sealed class AnswerTests
{
    [Fact]
    public void A_point_id_is_a_number_or_a_uuid()
    {
        Guid uuid = new("0f6e0d1c-5b7a-4c3d-9e8f-001122334455");

        PointIdentity number = Read(new PointId { Num = ulong.MaxValue }), text = Read(new PointId { Uuid = uuid.ToString() });

        Assert.Equal((ulong.MaxValue, null, "18446744073709551615"), (number.Number, number.Uuid, number.ToString()));
        Assert.Equal((null, uuid, "0f6e0d1c-5b7a-4c3d-9e8f-001122334455"), (text.Number, text.Uuid, text.ToString()));

        static PointIdentity Read(PointId id) => PointIdentity.Read(new WireReader(id.ToByteArray()));
    }

    [Fact]
    public void The_cost_of_a_call_is_told_only_when_the_server_reports_it()
    {
        QueryCost cost = QueryCost.Of(new Usage
        {
            Hardware = new HardwareUsage { Cpu = 1, PayloadIoRead = 2, PayloadIndexIoRead = 3, VectorIoRead = 4 },
            Inference = new InferenceUsage { Models = { ["qdrant/bm25"] = new ModelUsage { Tokens = 5 } } },
        })!;

        Assert.Equal((1ul, 2ul, 3ul, 4ul, 5ul), (cost.Cpu, cost.PayloadRead, cost.PayloadIndexRead, cost.VectorRead, cost.InferenceTokens["qdrant/bm25"]));
        Assert.Null(QueryCost.Of(new Usage()));
    }
}
