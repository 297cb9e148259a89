using Google.Protobuf;
using Qdrant.Core.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Tests.Json;

/// <summary>Our REST form against the one that a real server took for the same request.</summary>
public sealed class RecordedJsonTests
{
    [Fact]
    public void What_we_write_is_what_was_recorded() => Each((message, json) => (RestForm.Normal(json), RestForm.Normal(QdrantJson.ToJson(message))));

    [Fact]
    public void What_we_read_we_write_again() => Each((message, json) => (RestForm.Normal(json), RestForm.Normal(QdrantJson.ToJson(Parse(message, json)))));

    [Fact]
    public void What_we_read_from_the_record_is_what_we_read_from_ourselves() =>
        Each((message, json) => (Parse(message, json), Parse(message, QdrantJson.ToIndentedJson(message))));

    private static void Each(Func<IMessage, string, (object Expected, object Actual)> compare)
    {
        List<string> wrong = [];
        foreach (RecordedRequest request in RecordedRequest.All)
        {
            try
            {
                (object expected, object actual) = compare(request.Message, request.Json.GetRawText());
                if (!expected.Equals(actual)) wrong.Add($"{request.Id}\n  {expected}\n  {actual}");
            }
            catch (QdrantJsonException error)
            {
                wrong.Add($"{request.Id}\n  {request.Json}\n  {error.Message}");
            }
        }
        Assert.NotEmpty(RecordedRequest.All);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {RecordedRequest.All.Count} differ:\n{string.Join("\n", wrong.Take(10))}");
    }

    private static IMessage Parse(IMessage like, string json) => like switch
    {
        QueryPoints => QdrantJson.Parse<QueryPoints>(json),
        QueryBatchPoints => QdrantJson.Parse<QueryBatchPoints>(json),
        QueryPointGroups => QdrantJson.Parse<QueryPointGroups>(json),
        ScrollPoints => QdrantJson.Parse<ScrollPoints>(json),
        GetPoints => QdrantJson.Parse<GetPoints>(json),
        CountPoints => QdrantJson.Parse<CountPoints>(json),
        FacetCounts => QdrantJson.Parse<FacetCounts>(json),
        SearchMatrixPoints => QdrantJson.Parse<SearchMatrixPoints>(json),
        UpsertPoints => QdrantJson.Parse<UpsertPoints>(json),
        DeletePoints => QdrantJson.Parse<DeletePoints>(json),
        SetPayloadPoints => QdrantJson.Parse<SetPayloadPoints>(json),
        DeletePayloadPoints => QdrantJson.Parse<DeletePayloadPoints>(json),
        ClearPayloadPoints => QdrantJson.Parse<ClearPayloadPoints>(json),
        UpdatePointVectors => QdrantJson.Parse<UpdatePointVectors>(json),
        DeletePointVectors => QdrantJson.Parse<DeletePointVectors>(json),
        _ => QdrantJson.Parse<UpdateBatchPoints>(json),
    };
}
