using Journeys.Runtime.Deciding;
using Journeys.Runtime.History;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Tests.Lab;
using NodaTime;

namespace Journeys.Runtime.Tests.Rules;

/// <summary>Functions over history, and what is kept of it.</summary>
public sealed class HistoryTests
{
    private static Scope Seen(Bench bench) => new DecisionScope(bench.Person, new ProgramSet(Shop.Project()), NoObjects.Instance, bench.Now).For(null, null);

    [Fact]
    public void Aggregates_over_a_window()
    {
        var bench = new Bench(Shop.Project()).Order("old", 500).After(Days(40)).Order("a", 10).After(Hours(1)).Order("b", 30).After(Hours(1)).Order("c", 20);
        var scope = Seen(bench);
        var window = new Window.InLast(Days(30));
        Assert.Equal(3, scope.Count("OrderPlaced", null, window));
        Assert.Equal(60m, scope.Sum("OrderPlaced", e => e.Decimal(1), null, window));
        Assert.Equal(20m, scope.Average("OrderPlaced", e => e.Decimal(1), null, window));
        Assert.Equal(30m, scope.Extreme("OrderPlaced", e => e.Decimal(1), null, window, largest: true));
        Assert.Equal("a", scope.Extreme("OrderPlaced", e => e.Text(0), null, window, largest: false));
        Assert.Equal("a", scope.First("OrderPlaced", null, window)?.Text(0));
        Assert.Equal("c", scope.Last("OrderPlaced", null, window)?.Text(0));
        Assert.Equal(["c", "b"], scope.LastMany(2, "OrderPlaced", null, window).Select(e => ((Record?)e)?.Text(0)));
        Assert.Equal(1, scope.Count("OrderPlaced", e => e.Decimal(1) > 100, Window.Ever));
        Assert.Null(scope.Average("CartUpdated", e => e.Decimal(1), null, window));
        Assert.Equal(0m, scope.Sum("CartUpdated", e => e.Decimal(1), null, window));
        Assert.Equal(4, scope.Count("OrderPlaced", null, new Window.SinceDate(new LocalDateTime(2026, 3, 2, 0, 0))));
    }

    [Theory, Trait("Rule", "R11")]
    [InlineData(Comparison.Less, false, false)]
    [InlineData(Comparison.LessOrEqual, true, false)]
    [InlineData(Comparison.Equal, true, false)]
    [InlineData(Comparison.GreaterOrEqual, true, true)]
    [InlineData(Comparison.Greater, false, true)]
    public void R11_time_since_last_at_and_after_its_turn(Comparison comparison, bool at, bool after)
    {
        var bench = new Bench(Shop.Project()).Order("1").After(Days(3));
        Assert.Equal(at, Seen(bench).TimeSinceLast("OrderPlaced", null, comparison, Days(3)));
        Assert.Equal(after, Seen(bench.After(Minutes(1))).TimeSinceLast("OrderPlaced", null, comparison, Days(3)));
        Assert.False(Seen(bench).TimeSinceLast("CartUpdated", null, comparison, Days(3)));
    }

    [Fact, Trait("Rule", "R11")]
    public void R11_in_a_gap_an_earlier_event_may_leave_after_a_later_one()
    {
        // A day after 02:30 on the eve of the gap is 03:30; a day after 03:10 is 03:10.
        var bench = new Bench(Shop.Project()).GoTo("2026-03-28 02:30").Order("a").GoTo("2026-03-28 03:10").Order("b").GoTo("2026-03-29 03:20");
        Assert.Equal("a", Seen(bench).Last("OrderPlaced", null, new Window.InLast(Days(1)))?.Text(0));
    }

    [Fact]
    public void Only_what_expressions_read_is_kept_and_only_as_long()
    {
        var bench = new Bench(Shop.Project() with { History = [new HistoryNeed("OrderPlaced", Days(30))] });
        bench.Order("1").Event("PageViewed", ("path", "/")).After(Days(10)).Order("2").After(Days(20)).Tick();
        Assert.Equal(["OrderPlaced"], bench.Person.History.All.Keys);
        Assert.Equal("2", Assert.Single(bench.Person.History.Of("OrderPlaced") ?? []).Record.Text(0));
        Assert.Equal(1, bench.Order("1").Times(TimelineKind.Duplicate));
    }
}
