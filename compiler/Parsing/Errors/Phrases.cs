using System.Collections.Frozen;
using Antlr4.Runtime.Atn;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>What could come at a place, in the words of somebody who writes journeys.</summary>
internal static class Phrases
{
    private const int Most = 6;

    // Where one of these rules may begin, its phrase stands for everything that it could begin with.
    private static readonly FrozenDictionary<int, string> OfRule = new Dictionary<int, string>
    {
        [JourneyParser.RULE_declaration] = "a declaration",
        [JourneyParser.RULE_projectSetting] = "a setting",
        [JourneyParser.RULE_channelSetting] = "a setting",
        [JourneyParser.RULE_field] = "a field",
        [JourneyParser.RULE_typeRef] = "a type",
        [JourneyParser.RULE_scoreMember] = "a rule of the score",
        [JourneyParser.RULE_award] = "an award",
        [JourneyParser.RULE_lifecycleMember] = "a stage, gate or arrow",
        [JourneyParser.RULE_messageMember] = "a part of the message",
        [JourneyParser.RULE_parameter] = "a parameter",
        [JourneyParser.RULE_journeyMember] = "a step or header",
        [JourneyParser.RULE_step] = "a step",
        [JourneyParser.RULE_enterRule] = "`once`, `every time` or `again`",
        [JourneyParser.RULE_raceArm] = "`on` or `when`",
        [JourneyParser.RULE_trigger] = "`on` or `when`",
        [JourneyParser.RULE_whenTrigger] = "`when`",
        [JourneyParser.RULE_chooseArm] = "`when`",
        [JourneyParser.RULE_postMember] = "a part of the post",
        [JourneyParser.RULE_attributionMember] = "a rule of the attribution",
        [JourneyParser.RULE_placeMapping] = "a mapping",
        [JourneyParser.RULE_place] = "a label",
        [JourneyParser.RULE_testStep] = "a step of the test",
        [JourneyParser.RULE_personaMember] = "a habit",
        [JourneyParser.RULE_eventPattern] = "an event",
        [JourneyParser.RULE_eventReference] = "an event",
        [JourneyParser.RULE_happening] = "an event",
        [JourneyParser.RULE_expr] = "a condition or value",
        [JourneyParser.RULE_notLevel] = "a condition",
        [JourneyParser.RULE_fact] = "a condition",
        [JourneyParser.RULE_arith] = "a value",
        [JourneyParser.RULE_signed] = "a value",
        [JourneyParser.RULE_multiplicative] = "a value",
        [JourneyParser.RULE_path] = "a field",
        [JourneyParser.RULE_among] = "a list",
        [JourneyParser.RULE_argument] = "an argument",
        [JourneyParser.RULE_messageReference] = "a message",
        [JourneyParser.RULE_orTail] = "an operator",
        [JourneyParser.RULE_andTail] = "an operator",
        [JourneyParser.RULE_testTail] = "an operator",
        [JourneyParser.RULE_coalesceTail] = "an operator",
        [JourneyParser.RULE_addTail] = "an operator",
        [JourneyParser.RULE_mulTail] = "an operator",
        [JourneyParser.RULE_memberTail] = "`.`",
        [JourneyParser.RULE_change] = "a change (`reaches`, `becomes`, …)",
        [JourneyParser.RULE_window] = "a window of time (`in last 30 days`)",
        [JourneyParser.RULE_durationLiteral] = "a length of time (`2 days`)",
        [JourneyParser.RULE_relativeTime] = "a length of time (`3 days before …`)",
        [JourneyParser.RULE_unit] = "a unit of time",
        [JourneyParser.RULE_period] = "a period (`7 days`)",
        [JourneyParser.RULE_rate] = "a rate (`3 per 7 days`)",
        [JourneyParser.RULE_zone] = "`their time`, `in project time` or `in zone \"…\"`",
        [JourneyParser.RULE_channelKind] = "a channel",
        [JourneyParser.RULE_dateOrDateTime] = "a date (`2026-12-01`)",
        [JourneyParser.RULE_stringExpression] = "a text in quotes",
        [JourneyParser.RULE_rawStringExpression] = "a text between `\"\"\"` lines",
        [JourneyParser.RULE_recordExpression] = "values in braces (`{ name: value }`)",
        [JourneyParser.RULE_signedNumber] = "a number",
        [JourneyParser.RULE_argumentList] = "`(`",
        [JourneyParser.RULE_cap] = "a name with a capital letter",
        [JourneyParser.RULE_countType] = "a name with a capital letter",
        [JourneyParser.RULE_name] = "a name",
        [JourneyParser.RULE_ref] = "a name",
        [JourneyParser.RULE_objectName] = "a name",
        [JourneyParser.RULE_who] = "a person's name",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, string> OfToken = new Dictionary<int, string>
    {
        [JourneyLexer.INT] = "a whole number",
        [JourneyLexer.DEC] = "a number",
        [JourneyLexer.PERCENT] = "a percentage (`50%`)",
        [JourneyLexer.DATE] = "a date (`2026-12-01`)",
        [JourneyLexer.TIME] = "a time (`09:00`)",
        [JourneyLexer.ORDINAL] = "an ordinal (`1st`)",
        [JourneyLexer.CUR] = "a currency (`EUR`)",
        [JourneyLexer.QUOTE] = "a text in quotes",
        [JourneyLexer.QUOTE_END] = "the closing quote",
        [JourneyLexer.RAW] = "a text between `\"\"\"` lines",
        [JourneyLexer.ICLOSE] = "`}`",
        [JourneyLexer.IOPEN] = "`{`",
    }.ToFrozenDictionary();

    /// <summary>The list of what could come, as part of a sentence.</summary>
    public static string List(List<Reading> readings, int index)
    {
        var phrases = readings.SelectMany(r => Of(r, index)).Where(p => p.Length > 0).Distinct().ToList();
        // What every expression could go on with says little beside the words of the statement itself.
        foreach (var noise in (string[])["an operator", "`.`", "`(`", "`}`"])
        {
            if (phrases.Count > 2)
                phrases.Remove(noise);
        }
        if (phrases.Count > Most)
            phrases = [.. phrases.Take(Most), "something else of the kind"];
        return phrases.Count switch
        {
            0 => "the end of the file",
            1 => phrases[0],
            _ => string.Join(", ", phrases.SkipLast(1)) + " or " + phrases[^1],
        };
    }

    private static IEnumerable<string> Of(Reading reading, int index)
    {
        if (reading.Frame.Rule == JourneyParser.RULE_hard)
            return [];
        string? phrase = null;
        for (var frame = reading.Frame; frame is not null && frame.Start == index; frame = frame.Parent)
            phrase = OfRule.GetValueOrDefault(frame.Rule, phrase ?? "");
        if (!string.IsNullOrEmpty(phrase))
            return [phrase];
        return reading.State.TransitionsArray.SelectMany(t => t switch
        {
            NotSetTransition => ["a name"],
            AtomTransition or SetTransition => t.Label.ToList().Select(type => Word(type, t.target)),
            _ => Enumerable.Empty<string>(),
        });
    }

    // `up to`, `without limit`: a word with only one successor is shown with it.
    private static string Word(int type, ATNState next)
    {
        if (OfToken.TryGetValue(type, out var known))
            return known;
        if (type < 0)
            return "";
        if (Words.Spelling(type) is not { Length: > 0 } text)
            return "";
        for (var state = next; state.NumberOfTransitions == 1; state = state.Transition(0).target)
        {
            var only = state.Transition(0);
            if (only is AtomTransition atom && char.IsLetter(text[0]) && Words.Spelling(atom.token) is [>= 'a' and <= 'z', ..] second)
                return $"`{text} {second}`";
            if (!only.IsEpsilon || only is RuleTransition)
                break;
        }
        return $"`{text}`";
    }
}
