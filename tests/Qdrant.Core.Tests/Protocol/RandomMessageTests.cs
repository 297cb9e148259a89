using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Qdrant.Core.Tests.Protocol;

public sealed class RandomMessageTests
{
    public static TheoryData<string> MessageNames => [.. ProtocolFiles.Messages.Select(message => message.FullName)];

    [Theory]
    [MemberData(nameof(MessageNames))]
    public void Random_messages_survive_the_wire(string name)
    {
        MessageDescriptor type = ProtocolFiles.Messages.Single(message => message.FullName == name);
        var random = new RandomMessages(seed: 20);
        for (int i = 0; i < 40; i++)
        {
            IMessage message = random.Next(type);
            byte[] bytes = message.ToByteArray();
            Assert.Equal(message.CalculateSize(), bytes.Length);
            IMessage read = type.Parser.ParseFrom(bytes);
            Assert.Equal(message, read);
            // The order of a map's entries is free, so the bytes need not be equal; the messages they stand for are.
            Assert.Equal(message, type.Parser.ParseFrom(read.ToByteArray()));
        }
    }

    [Fact]
    public void Random_messages_use_every_field()
    {
        var random = new RandomMessages(seed: 1);
        foreach (MessageDescriptor type in ProtocolFiles.Messages)
        {
            HashSet<int> unused = [.. type.Fields.InDeclarationOrder().Select(field => field.FieldNumber)];
            for (int i = 0; i < 400 && unused.Count > 0; i++)
            {
                IMessage message = random.Next(type);
                unused.RemoveWhere(number => IsUsed(message, type.FindFieldByNumber(number)));
            }
            Assert.True(unused.Count == 0, $"{type.FullName}: fields {string.Join(", ", unused)} were never set");
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_messages() => Assert.Equal(
        new RandomMessages(seed: 7).Next<Core.Protocol.QueryPoints>(),
        new RandomMessages(seed: 7).Next<Core.Protocol.QueryPoints>());

    private static bool IsUsed(IMessage message, FieldDescriptor field) => field switch
    {
        { IsRepeated: true } => ((System.Collections.ICollection)field.Accessor.GetValue(message)).Count > 0,
        { HasPresence: true } => field.Accessor.HasValue(message),
        { FieldType: FieldType.String } => (string)field.Accessor.GetValue(message) != "",
        // An enum of one value has only its zero, which counts as unset.
        { FieldType: FieldType.Enum } => Convert.ToInt32(field.Accessor.GetValue(message)) != 0 || field.EnumType.Values.Count == 1,
        _ => Convert.ToDouble(field.Accessor.GetValue(message)) != 0,
    };
}
