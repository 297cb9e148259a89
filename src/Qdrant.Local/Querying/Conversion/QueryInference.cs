using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Text;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Conversion;

/// <summary>Embeds the documents of queries; a query reports every failure of inference as an internal error.</summary>
internal static class QueryInference
{
    private const string NoService = "Service internal error: InferenceService URL not configured - please provide valid address in config";

    public static VectorValue Document(Document document)
    {
        if (!Bm25Encoder.IsModel(document.Model)) throw Failure(NoService);
        try
        {
            Bm25Vector vector = Bm25Encoder.FromOptions(document.Options).EncodeQuery(document.Text);
            return VectorValue.Sparse(vector.Indices, vector.Values);
        }
        catch (TextOptionException wrong)
        {
            throw Failure("Wrong input: " + wrong.Message);
        }
    }

    public static QdrantRpcException Image(Image image) =>
        image.Image_ is null ? Empty("Image conversion error", "Empty image is not allowed") : Unsupported(image.Model);

    public static QdrantRpcException Object(InferenceObject value) =>
        value.Object is null ? Empty("Object conversion error", "Empty object is not allowed") : Unsupported(value.Model);

    private static QdrantRpcException Unsupported(string model) =>
        Failure(Bm25Encoder.IsModel(model) ? "Wrong input: Only text input is supported for qdrant/bm25." : NoService);

    private static QdrantRpcException Empty(string what, string text) =>
        new(RpcStatusCode.Internal, $"{what}: Status {{ code: InvalidArgument, message: \"{text}\", source: None }}");

    private static QdrantRpcException Failure(string text) => new(RpcStatusCode.Internal, "Inference error: " + text);
}
