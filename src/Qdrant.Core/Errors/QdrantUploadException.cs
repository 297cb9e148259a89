using System.Globalization;
using Qdrant.Core.Calls;

namespace Qdrant.Core;

/// <summary>
/// An item of an upload could not be written, or a batch was not accepted. The cause is <see cref="Exception.InnerException"/>. Batches accepted before stay;
/// nothing further was sent. Items can be uploaded again from <see cref="ResumeAt"/> on.
/// </summary>
public sealed class QdrantUploadException : QdrantException
{
    internal QdrantUploadException(UploadedBatch failed, long accepted, long resumeAt, Exception cause) : base(Text(failed, accepted, resumeAt, cause), cause)
    {
        FirstItem = failed.FirstItem;
        ItemCount = failed.Items;
        AcceptedItems = accepted;
        ResumeAt = resumeAt;
    }

    /// <summary>The position in the source of the first item that failed, from 0.</summary>
    public long FirstItem { get; }

    /// <summary>How many items failed together: the batch, or 1 when an item could not be written.</summary>
    public int ItemCount { get; }

    /// <summary>How many items were accepted, those after the failed ones included.</summary>
    public long AcceptedItems { get; }

    /// <summary>The position in the source of the first item that is not known to be accepted: all before it are.</summary>
    public long ResumeAt { get; }

    private static string Text(UploadedBatch failed, long accepted, long resumeAt, Exception cause)
    {
        string what = failed.Items == 1
            ? string.Create(CultureInfo.InvariantCulture, $"Item {failed.FirstItem:N0}")
            : string.Create(CultureInfo.InvariantCulture, $"Items {failed.FirstItem:N0} to {failed.FirstItem + failed.Items - 1:N0}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{what} of the upload failed, which ended it: {cause.Message} {accepted:N0} items were accepted; all before item {resumeAt:N0} are stored, so go on from there.");
    }
}
