using Journeys.Runtime.Time;
using Journeys.Runtime.Values;
using NodaTime;
using NodaTime.Text;

namespace Journeys.Runtime.Tests.Time;

public sealed class TimeTableTests
{
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    public static TheoryData<string, string, string, string> Durations() => Load("wait-durations.tsv", row => (row[0], row[1], row[2], row[3]));

    public static TheoryData<string, string, string, string> WallClock() => Load("wallclock-resolution.tsv", row => (row[0], row[1], row[2], row[4]));

    [Theory]
    [MemberData(nameof(Durations))]
    [Trait("Rule", "R12")]
    public void R12_adding_a_span(string zone, string start, string duration, string result)
    {
        var at = Calendar.Add(Utc.Parse(start).Value, SpanOf(duration), Zones.Require(zone));
        Assert.Equal(result, Utc.Format(at));
    }

    [Theory]
    [MemberData(nameof(WallClock))]
    [Trait("Rule", "R12")]
    public void R12_a_local_time_as_an_instant(string zone, string local, string kind, string result)
    {
        var time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value;
        Assert.Equal(kind switch { "gap" => 0, "overlap" => 2, _ => 1 }, Zones.Require(zone).MapLocal(time).Count);
        Assert.Equal(result, Utc.Format(Zones.Resolve(time, Zones.Require(zone))));
    }

    [Theory]
    [InlineData("2026-03-27", 1, "2026-03-30")]
    [InlineData("2026-03-28", 1, "2026-03-30")]
    [InlineData("2026-03-27", 5, "2026-04-03")]
    [InlineData("2026-03-29", 3, "2026-04-01")]
    [InlineData("2026-03-25", 12, "2026-04-10")]
    [InlineData("2026-03-25", 0, "2026-03-25")]
    [Trait("Rule", "R12")]
    public void R12_weekdays(string from, int amount, string expected)
    {
        var start = LocalDatePattern.Iso.Parse(from).Value;
        var end = LocalDatePattern.Iso.Parse(expected).Value;
        Assert.Equal(end, Calendar.Add(start, new Span(amount, SpanUnit.Weekday), 1));
    }

    [Fact]
    [Trait("Rule", "R12")]
    public void R12_weekdays_backwards_mirror_the_way_forward()
    {
        Assert.Equal(new LocalDate(2026, 3, 27), Calendar.Add(new LocalDate(2026, 3, 30), new Span(1, SpanUnit.Weekday), -1));
        Assert.Equal(new LocalDate(2026, 3, 16), Calendar.Add(new LocalDate(2026, 3, 30), new Span(10, SpanUnit.Weekday), -1));
    }

    [Fact]
    [Trait("Rule", "R12")]
    public void R12_month_ends_clamp()
    {
        Assert.Equal(new LocalDate(2026, 2, 28), Calendar.Add(new LocalDate(2026, 1, 31), new Span(1, SpanUnit.Month), 1));
        Assert.Equal(new LocalDate(2027, 2, 28), Calendar.Add(new LocalDate(2024, 2, 29), new Span(3, SpanUnit.Year), 1));
        Assert.Equal(new LocalDate(2026, 11, 30), Calendar.Add(new LocalDate(2026, 8, 31), new Span(1, SpanUnit.Quarter), 1));
    }

    private static Span SpanOf(string iso) => iso switch
    {
        "PT24H" => new Span(24, SpanUnit.Hour),
        "PT1H" => new Span(1, SpanUnit.Hour),
        "P1D" => new Span(1, SpanUnit.Day),
        "P2D" => new Span(2, SpanUnit.Day),
        "P1W" => new Span(1, SpanUnit.Week),
        "P1M" => new Span(1, SpanUnit.Month),
        "P1Y" => new Span(1, SpanUnit.Year),
        _ => throw new ArgumentOutOfRangeException(nameof(iso), iso, "unknown"),
    };

    private static TheoryData<string, string, string, string> Load(string file, Func<string[], (string, string, string, string)> pick)
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", file)).Skip(1))
            if (line.Length > 0) data.Add(pick(line.Split('\t')));
        return data;
    }
}
