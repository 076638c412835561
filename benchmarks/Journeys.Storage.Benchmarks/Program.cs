using System.Diagnostics;
using System.Globalization;
using Journeys.Storage.Benchmarks;

// Commit throughput of the embedded store as a share of a hand-written loop, side by side in one process.
// dotnet run -c Release --project benchmarks/Journeys.Storage.Benchmarks -- [people] [rounds]
var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
Console.WriteLine($"{people:N0} people, batches of 1,000, 3 rows a person (state, message, timeline), {rounds} rounds, medians; rows/s");
foreach (var durable in new[] { true, false })
{
    foreach (var random in new[] { false, true })
    {
        var folder = Directory.CreateTempSubdirectory("journeys-bench-").FullName;
        var work = new Workload(people, 1_000, random);
        using (var hand = new HandWritten(Path.Combine(folder, "hand.db"), durable, people))
        {
            await using var store = await ThroughStore.OpenAsync(Path.Combine(folder, "store.db"), durable, people);
            var (byHand, byStore) = (new List<double>(), new List<double>());
            for (var round = 1; round <= rounds; round++)
            {
                // In small turns, so that whatever else the machine does hits both alike.
                var (handTime, storeTime) = (TimeSpan.Zero, TimeSpan.Zero);
                foreach (var turn in work.Batches(round).Chunk(10))
                {
                    var start = Stopwatch.GetTimestamp();
                    foreach (var batch in turn) hand.Commit(work, batch, round);
                    handTime += Stopwatch.GetElapsedTime(start);
                    start = Stopwatch.GetTimestamp();
                    foreach (var batch in turn) await store.CommitAsync(work, batch, round);
                    storeTime += Stopwatch.GetElapsedTime(start);
                }

                byHand.Add(people * Workload.RowsPerPerson / handTime.TotalSeconds);
                byStore.Add(people * Workload.RowsPerPerson / storeTime.TotalSeconds);
            }

            var (h, s) = (Median(byHand), Median(byStore));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(durable ? "FULL  " : "NORMAL")} {(random ? "people at random " : "shard after shard")}  by hand {h,9:N0}   through the store {s,9:N0}   ratio {s / h:P0}   (rounds {string.Join(", ", byStore.Zip(byHand, (a, b) => (a / b).ToString("P0", CultureInfo.InvariantCulture)))})"));
        }

        Directory.Delete(folder, recursive: true);
    }
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
