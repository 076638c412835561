using System.Collections.Immutable;
using Journeys.Runtime.Operators;
using Journeys.Runtime.Values;
using NodaTime;

namespace Journeys.Runtime.Tests.Expressions;

public sealed class OpsTests
{
    [Fact]
    public void A_comparison_with_a_missing_value_is_false_also_when_it_asks_for_difference()
    {
        Assert.False(Ops.Eq<long>(null, 1L) || Ops.Ne<long>(null, 1L) || Ops.Lt<decimal>(null, 1m) || Ops.Ge<decimal>(1m, null) || Ops.Eq((string?)null, "a") || Ops.Ne("a", (string?)null));
        Assert.False(Ops.Between<long>(5L, null, 9L) || Ops.In((string?)null, "a") || Ops.Contains((string?)null, "") || Ops.ContainsAll((string?)null) || Ops.Matches(null, Ops.Pattern(".*")));
    }

    [Fact]
    public void Values_compare()
    {
        Assert.True(Ops.Eq<long>(3L, 3L) && Ops.Ne<decimal>(3m, 4m) && Ops.Lt<LocalDate>(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 2)) && Ops.Between<long>(5L, 5L, 9L));
        Assert.True(Ops.Eq("a", "a") && !Ops.Eq("a", "A") && Ops.EqIgnoreCase("A@b.example", "a@B.example") && Ops.In("b", "a", "b") && Ops.In<long>(2L, 1L, 2L));
        Assert.True(Ops.Gt<Span>(new Span(2, SpanUnit.Day), new Span(36, SpanUnit.Hour)));
    }

    [Fact]
    public void Text_parts_disregard_case()
    {
        Assert.True(Ops.Contains("Head of Sales", "SALES") && Ops.StartsWith("/Pricing", "/pricing") && Ops.EndsWith("a@B.example", "@b.EXAMPLE"));
        Assert.True(Ops.ContainsAny("VP Sales", "head", "vp") && Ops.ContainsAll("VP Sales", "sales", "vp") && !Ops.ContainsAll("VP", "sales", "vp"));
        Assert.True(Ops.Matches("order 12", Ops.Pattern(@"\d+")));
    }

    [Fact]
    public void Lists()
    {
        ImmutableArray<object?> list = ["a", 2L, null];
        Assert.True(Ops.Contains(list, "a") && Ops.In(2m, list) && Ops.ContainsAny(list, "x", 2L) && Ops.ContainsAll(list, "a", 2L));
        Assert.False(Ops.Contains(list, null) || Ops.In("a", default(ImmutableArray<object?>)));
    }

    [Fact]
    public void A_pattern_that_would_take_for_ever_does_not() =>
        Assert.False(Ops.Matches(new string('a', 50_000) + "!", Ops.Pattern("^(a|a)*$")));

    [Fact]
    public void Arithmetic_with_what_is_missing_is_missing()
    {
        Assert.Null(Ops.Div(1, 0));
        Assert.Null(Ops.Div(null, 2));
        Assert.Equal(2.5m, Ops.Div(5, 2));
        Assert.Equal(new LocalDate(2026, 2, 28), Ops.Plus(new LocalDate(2026, 1, 31), new Span(1, SpanUnit.Month)));
        Assert.Equal(new LocalDate(2026, 1, 28), Ops.Minus(new LocalDate(2026, 1, 31), new Span(3, SpanUnit.Day)));
        Assert.Null(Ops.Plus((LocalDate?)null, new Span(1, SpanUnit.Day)));
    }
}
