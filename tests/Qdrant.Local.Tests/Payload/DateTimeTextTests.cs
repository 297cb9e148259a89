using System.Text;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Tests.Payload;

public sealed class DateTimeTextTests
{
    private const long March2 = 1_709_337_600;

    [Theory]
    [InlineData("2024-03-02", March2, 0)]
    [InlineData("2024-3-2", March2, 0)]
    [InlineData("  2024-03-02", March2, 0)]
    [InlineData("2024-03-02T01:02", March2 + 3720, 0)]
    [InlineData("2024-03-02 01:02", March2 + 3720, 0)]
    [InlineData("2024-03-02T1:2:3", March2 + 3723, 0)]
    [InlineData("2024-03-02T01:02:03.5", March2 + 3723, 500_000_000)]
    [InlineData("2024-03-02 01:02:03.1234567899", March2 + 3723, 123_456_789)]
    [InlineData("2024-03-02T01:02:03Z", March2 + 3723, 0)]
    [InlineData("2024-03-02t01:02:03z", March2 + 3723, 0)]
    [InlineData("2024-03-02T01:02:03 utc ", March2 + 3723, 0)]
    [InlineData("2024-03-02T01:02:03+01:00", March2 + 123, 0)]
    [InlineData("2024-03-02T01:02:03-0130", March2 + 3723 + 5400, 0)]
    [InlineData("2024-03-02T01:02:03+01", March2 + 123, 0)]
    [InlineData("2024-03-02T01:02:03\u221201:00", March2 + 7323, 0)]
    [InlineData("2024-03-02T01:02:60Z", March2 + 3779, 1_000_000_000)]
    [InlineData("0000-01-01", -62_167_219_200, 0)]
    [InlineData("-0001-12-31", -62_167_305_600, 0)]
    [InlineData("+10000-01-01", 253_402_300_800, 0)]
    public void Dates_in_the_forms_the_server_takes(string text, long seconds, int nanos)
    {
        Assert.True(DateTimeText.TryParse(Encoding.UTF8.GetBytes(text), out Instant instant));
        Assert.Equal(new Instant(seconds, nanos), instant);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-01")]
    [InlineData("20240102")]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2024-01-02T03")]
    [InlineData("2024-01-02T24:00")]
    [InlineData("2024-01-02T03:04Z")]
    [InlineData("2024-01-02T03:04:05,5")]
    [InlineData("2024-01-02T03:04:05.")]
    [InlineData("2024-01-02T03:04:05 GMT")]
    [InlineData("2024-01-02T03:04:05+24:00")]
    [InlineData("2024-01-02T03:04:05+1:00")]
    [InlineData("2024-01-02T03:04:61Z")]
    [InlineData("2024-01-02 ")]
    [InlineData("2024/01/02")]
    [InlineData("2024-W01-1")]
    [InlineData("12024-01-01")]
    [InlineData("2024-13-01")]
    public void Everything_else_is_no_date(string text) => Assert.False(DateTimeText.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Any_day_comes_back_from_its_number()
    {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            long days = random.NextInt64(-90_000_000, 90_000_000);
            (long year, int month, int day) = Instant.DateOf(days);
            Assert.Equal(days, Instant.DaysOf(year, month, day));
            if (year is < 1 or > 9999) continue;
            Assert.Equal(days, (new DateTime((int)year, month, day) - DateTime.UnixEpoch).Days);
        }
    }
}
