using Google.Protobuf;
using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;

namespace Qdrant.Conformance.Tests.Replaying;

/// <summary>What the writes of a scenario have done so far, as far as faults of the server depend on it.</summary>
internal sealed class History
{
    private readonly HashSet<(string Collection, string Field)> _indexed = [];
    private readonly HashSet<(string Collection, string Field)> _stale = [];
    private readonly HashSet<(string Collection, string Field)> _multilingual = [];
    private readonly HashSet<(string Collection, string Vector)> _deletedVectors = [];
    private readonly HashSet<string> _diverged = [];

    public bool IsIndexed(string collection, string field) => _indexed.Contains((collection, field));

    public bool IsMultilingual(string collection, string field) => _multilingual.Contains((collection, field));

    /// <summary>Whether deleted values, which an index of the server keeps, have decided over a write.</summary>
    public bool HasStaleWrite(string collection) => _diverged.Contains(collection);

    /// <summary>Whether an index of the server keeps deleted values: for one of the fields, or for any.</summary>
    public bool HasStale(string collection, IReadOnlyList<string>? fields) =>
        _stale.Any(stale => stale.Collection == collection && (fields is null || fields.Any(field => Overlap(stale.Field, field))));

    /// <summary>Whether vectors of this name were deleted, which the server's sparse index does not notice.</summary>
    public bool HasDeleted(string collection, string vector) => _deletedVectors.Contains((collection, vector));

    /// <summary>Takes note of a call that succeeded.</summary>
    public void Add(IMessage request)
    {
        string collection = Requests.Collection(request);
        switch (request)
        {
            case CreateFieldIndexCollection index:
                _indexed.Add((collection, index.FieldName));
                if (index.FieldIndexParams?.TextIndexParams?.Tokenizer == TokenizerType.Multilingual) _multilingual.Add((collection, index.FieldName));
                _stale.Remove((collection, index.FieldName));
                break;
            case DeleteFieldIndexCollection index:
                _indexed.Remove((collection, index.FieldName));
                _multilingual.Remove((collection, index.FieldName));
                _stale.Remove((collection, index.FieldName));
                break;
            case DeleteCollection:
                foreach (HashSet<(string, string)> set in new[] { _indexed, _stale, _multilingual, _deletedVectors }) set.RemoveWhere(entry => entry.Item1 == collection);
                _diverged.Remove(collection);
                break;
            case DeletePayloadPoints delete: DeletePayload(collection, delete.Keys); break;
            case DeletePointVectors delete: DeleteVectors(collection, delete.Vectors); break;
            case UpdateBatchPoints batch:
                foreach (PointsUpdateOperation operation in batch.Operations)
                {
                    if (operation.DeletePayload is { } payload) DeletePayload(collection, payload.Keys);
                    if (operation.DeleteVectors is { } vectors) DeleteVectors(collection, vectors.Vectors);
                }
                break;
        }
        if (Requests.IsWrite(request) && HasStale(collection, [.. Requests.Fields(request)])) _diverged.Add(collection);
    }

    private void DeletePayload(string collection, RepeatedField<string> keys) => _stale.UnionWith(
        _indexed.Where(index => index.Collection == collection && keys.Any(key => key != index.Field && Overlap(key, index.Field))));

    private void DeleteVectors(string collection, VectorsSelector? vectors)
    {
        foreach (string name in vectors?.Names ?? []) _deletedVectors.Add((collection, name));
    }

    /// <summary>Whether one path leads to the other, steps into arrays left out.</summary>
    private static bool Overlap(string a, string b)
    {
        string[] left = Steps(a), right = Steps(b);
        return left.Zip(right).All(pair => pair.First == pair.Second);
    }

    private static string[] Steps(string path) => [.. path.Split('.').Select(step => step.Split('[')[0])];
}
