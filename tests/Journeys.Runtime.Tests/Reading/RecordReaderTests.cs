using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Runtime.Inputs;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Schema;
using Journeys.Runtime.Tests.Lab;
using NodaTime;

namespace Journeys.Runtime.Tests.Reading;

public sealed class RecordReaderTests
{
    private static readonly RecordType Everything = Shop.Type("Everything", [.. Enum.GetValues<ScalarKind>().Select(kind => Shop.Field("f" + kind, kind, optional: true)),
        new FieldDefinition("items", new FieldType.ListOf(new FieldType.Nested("OrderLine")), true, false, null, []),
        new FieldDefinition("choice", new FieldType.Choice(["A", "B"]), true, false, null, [])]);

    private static readonly ProjectDefinition Project = Shop.Project() with { Events = [Everything, .. Shop.Events] };

    [Theory]
    [InlineData(ScalarKind.Text, "\"x\"", "5")]
    [InlineData(ScalarKind.Integer, "5", "\"5\"")]
    [InlineData(ScalarKind.Integer, "-7", "5.5")]
    [InlineData(ScalarKind.Decimal, "5.25", "\"5.25\"")]
    [InlineData(ScalarKind.Money, "20.5", "\"20.5\"")]
    [InlineData(ScalarKind.Money, "{\"amount\": 20, \"currency\": \"EUR\"}", "{\"amount\": 20, \"currency\": \"USD\"}")]
    [InlineData(ScalarKind.Money, "0", "{\"amount\": 20}")]
    [InlineData(ScalarKind.Percent, "\"30%\"", "\"a third\"")]
    [InlineData(ScalarKind.Boolean, "true", "\"true\"")]
    [InlineData(ScalarKind.Date, "\"2026-12-01\"", "\"1 December\"")]
    [InlineData(ScalarKind.Time, "\"09:00\"", "\"9 o'clock\"")]
    [InlineData(ScalarKind.DateTime, "\"2026-12-01T10:00:00+01:00\"", "\"2026-12-01T10:00:00\"")]
    [InlineData(ScalarKind.Duration, "\"2 days\"", "\"2 fortnights\"")]
    [InlineData(ScalarKind.TimeZone, "\"Europe/Berlin\"", "\"CET/Berlin\"")]
    [InlineData(ScalarKind.Email, "\"a@b.example\"", "\"a b@c\"")]
    [InlineData(ScalarKind.Phone, "\"+4930123456\"", "\"030 123456\"")]
    [InlineData(ScalarKind.Url, "\"https://a.example/x\"", "\"javascript:alert(1)\"")]
    [InlineData(ScalarKind.Country, "\"DE\"", "\"Germany\"")]
    [InlineData(ScalarKind.Language, "\"en-GB\"", "\"english!\"")]
    public void Each_type_reads_its_form_and_refuses_others(ScalarKind kind, string right, string wrong)
    {
        var good = Read($$"""{ "f{{kind}}": {{right}} }""");
        Assert.Empty(good.Problems);
        Assert.NotNull(good.Record?[Everything.SlotOf("f" + kind)]);
        var bad = Read($$"""{ "f{{kind}}": {{wrong}} }""");
        Assert.Null(bad.Record);
        Assert.Equal("f" + kind, Assert.Single(bad.Problems, problem => problem.Fatal).Path);
    }

    [Fact]
    public void Problems_carry_the_path_and_all_are_reported()
    {
        var result = Read("""{ "items": [ { "product": "mug", "quantity": 1 }, { "product": {}, "quantity": "two" } ], "choice": "C", "unheard": 1 }""");
        Assert.Null(result.Record);
        Assert.Equal([("items[1].product", true), ("items[1].quantity", true), ("choice", true), ("unheard", false)], result.Problems.Select(problem => (problem.Path, problem.Fatal)));
        Assert.Contains("a whole number is expected", result.Problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void References_are_keys_or_objects_with_their_unique_field()
    {
        var result = Read("""{ "items": [ { "product": "mug", "quantity": 1 }, { "product": { "sku": "cup", "name": "Cup" }, "quantity": 2 } ] }""");
        var items = Assert.IsType<ImmutableArray<object?>>(result.Record?[Everything.SlotOf("items")]);
        Assert.Equal(["mug", "cup"], items.Select(item => ((Record?)item)?.Text(0)));
    }

    [Fact]
    public void Defaults_fill_what_is_missing_and_what_has_none_is_told()
    {
        var reader = new RecordReader(Project);
        Assert.Equal("web", reader.Read(Json("{}"), Shop.SignedUp).Record?.Text(0));
        var order = reader.Read(Json("{}"), Shop.OrderPlaced);
        Assert.Equal(["orderId", "total"], order.Problems.Select(problem => problem.Path));
        Assert.Equal("web", reader.Read(default, Shop.SignedUp).Record?.Text(0));
    }

    [Fact]
    public void Attributes_keep_the_good_and_report_the_bad()
    {
        var result = new RecordReader(Project).ReadAttributes(Json("""{ "firstName": null, "plan": "Gold", "email": "a@b.example", "shoe": 44 }"""));
        Assert.Equal([new FieldValue("firstName", null), new FieldValue("email", "a@b.example")], result.Values);
        Assert.Equal([("plan", true), ("shoe", false)], result.Problems.Select(problem => (problem.Path, problem.Fatal)));
    }

    [Fact]
    public void Plain_text_as_in_a_table()
    {
        var reader = new RecordReader(Project);
        FieldDefinition Field(string name) => Everything.Fields[Everything.SlotOf(name)];
        Assert.Equal(20.5m, reader.ReadText("20.5 EUR", Field("fMoney")).Value);
        Assert.NotNull(reader.ReadText("20.5 USD", Field("fMoney")).Problem);
        Assert.Equal(new LocalDate(2026, 12, 1), reader.ReadText(" 2026-12-01 ", Field("fDate")).Value);
        Assert.Equal((null, null), reader.ReadText("", Field("fDate")));
        Assert.Equal("B", reader.ReadText("B", Field("choice")).Value);
        Assert.Equal("Free", reader.ReadText("", Shop.Contact.Fields[Shop.Plan]).Value);
    }

    private static ReadResult Read(string json) => new RecordReader(Project).Read(Json(json), Everything);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
