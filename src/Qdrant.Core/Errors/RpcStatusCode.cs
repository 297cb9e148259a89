namespace Qdrant.Core;

/// <summary>The gRPC status codes, with their wire numbers.</summary>
public enum RpcStatusCode
{
    /// <summary>Success.</summary>
    Ok = 0,
    /// <summary>The call was cancelled, by the caller or by a server handler that broke off.</summary>
    Cancelled = 1,
    /// <summary>An error without a better code.</summary>
    Unknown = 2,
    /// <summary>The request is wrong whatever the state of the server.</summary>
    InvalidArgument = 3,
    /// <summary>The deadline passed first.</summary>
    DeadlineExceeded = 4,
    /// <summary>A collection, point, vector or snapshot does not exist.</summary>
    NotFound = 5,
    /// <summary>What should be created exists.</summary>
    AlreadyExists = 6,
    /// <summary>The key or token lacks the right.</summary>
    PermissionDenied = 7,
    /// <summary>A rate limit, quota or size limit was hit.</summary>
    ResourceExhausted = 8,
    /// <summary>The state of the server does not allow it.</summary>
    FailedPrecondition = 9,
    /// <summary>The operation was broken off.</summary>
    Aborted = 10,
    /// <summary>Past a valid range.</summary>
    OutOfRange = 11,
    /// <summary>The server does not have this method, or not in this mode.</summary>
    Unimplemented = 12,
    /// <summary>A fault inside the server.</summary>
    Internal = 13,
    /// <summary>The server could not be reached, or is not ready.</summary>
    Unavailable = 14,
    /// <summary>Data was lost or damaged.</summary>
    DataLoss = 15,
    /// <summary>No valid key or token was sent.</summary>
    Unauthenticated = 16,
}
