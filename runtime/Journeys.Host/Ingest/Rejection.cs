using NodaTime;

namespace Journeys.Host.Ingest;

/// <summary>Something that was sent to the host and could not be taken, with the reason.</summary>
/// <param name="At">When it was refused.</param>
/// <param name="Origin">Where it came from: a file's name and line, or <c>POST /events</c>.</param>
/// <param name="Reason">What is wrong, why, and what would be right; a sentence for people.</param>
/// <param name="Input">What was sent, cut to 2,000 characters.</param>
public sealed record Rejection(Instant At, string Origin, string Reason, string Input)
{
    /// <summary>What was sent, at most this many characters of it.</summary>
    public const int LongestInput = 2_000;

    internal static string Cut(string input) => input.Length <= LongestInput ? input : input[..LongestInput] + " …";
}
