using System.Collections.Frozen;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>The words of the language.</summary>
internal static class Words
{
    private static readonly FrozenDictionary<string, int> Types = Enumerable.Range(1, JourneyParser._ATN.maxTokenType)
        .Select(t => (Type: t, Text: JourneyLexer.DefaultVocabulary.GetLiteralName(t)?.Trim('\'')))
        .Where(t => t.Text is [>= 'a' and <= 'z', ..])
        .ToFrozenDictionary(t => t.Text ?? "", t => t.Type);

    /// <summary>The lexer's type for a word; 0 where it is none of the language.</summary>
    public static int TypeOf(string word) => Types.GetValueOrDefault(word);

    /// <summary>The spelling of a type; null where it has many.</summary>
    public static string? Spelling(int type) => JourneyLexer.DefaultVocabulary.GetLiteralName(type)?.Trim('\'');
}

/// <summary>The units of time, and what people write for them.</summary>
internal static class Units
{
    /// <summary>All units.</summary>
    public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
    [
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "weekday", "weekdays",
        "month", "months", "quarter", "quarters", "year", "years",
    ]);

    private static readonly FrozenDictionary<string, string> Short = new Dictionary<string, string>
    {
        ["s"] = "seconds", ["sec"] = "seconds", ["secs"] = "seconds", ["m"] = "minutes", ["min"] = "minutes", ["mins"] = "minutes",
        ["h"] = "hours", ["hr"] = "hours", ["hrs"] = "hours", ["d"] = "days", ["w"] = "weeks", ["wk"] = "weeks", ["wks"] = "weeks",
        ["mo"] = "months", ["mos"] = "months", ["mth"] = "months", ["mths"] = "months", ["q"] = "quarters", ["y"] = "years", ["yr"] = "years", ["yrs"] = "years",
        ["workday"] = "weekdays", ["workdays"] = "weekdays",
    }.ToFrozenDictionary();

    /// <summary>The unit that a word was probably meant to be; null where there is none near.</summary>
    public static string? Meant(string word) => Short.GetValueOrDefault(word.ToLowerInvariant()) ?? Diagnostics.Spelling.Ranked(word, All).FirstOrDefault();
}
