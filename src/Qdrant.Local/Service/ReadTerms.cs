using Qdrant.Core.Protocol;

namespace Qdrant.Local.Service;

/// <summary>What all reads carry beside their question.</summary>
internal static class ReadTerms
{
    /// <summary>Refuses a consistency that can't be converted; any other is fine on one node.</summary>
    public static void CheckConsistency(ReadConsistency? consistency)
    {
        switch (consistency?.ValueCase)
        {
            case ReadConsistency.ValueOneofCase.None:
                throw ServerError.Conversion("invalid read consistency message: `ReadConsistency::value` field is `None`");
            case ReadConsistency.ValueOneofCase.Type when !Enum.IsDefined(consistency.Type):
                throw ServerError.Conversion($"invalid read consistency type value {(int)consistency.Type}");
            case ReadConsistency.ValueOneofCase.Factor when consistency.Factor == 0:
                throw ServerError.Conversion("factor: Validation error: range [{\"min\": Number(1), \"value\": Number(0)}]");
        }
    }
}
