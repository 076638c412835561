namespace Journeys.Runtime.People;

/// <summary>
/// Names a person everywhere: the shard that owns the person, and an id that is never reused.
/// The shard leads, so that people of one shard lie together in every table.
/// </summary>
/// <param name="Shard">0 to <see cref="Shards"/> − 1; always <see cref="ShardOf"/> of the id.</param>
/// <param name="Id">Positive, given once by the store.</param>
public readonly record struct PersonKey(int Shard, long Id)
{
    /// <summary>The number of logical shards. Fixed for the life of a database: it decides where every row lies.</summary>
    public const int Shards = 256;

    /// <summary>The key of a person id.</summary>
    public static PersonKey Of(long id) => new(ShardOf(id), id);

    /// <summary>
    /// The shard of a person id. The finaliser of SplitMix64 spreads consecutive ids evenly and,
    /// unlike <see cref="object.GetHashCode"/>, is the same in every process and version.
    /// </summary>
    public static int ShardOf(long id)
    {
        unchecked
        {
            var mixed = (ulong)id + 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            mixed ^= mixed >> 31;
            return (int)(mixed & (Shards - 1));
        }
    }
}
