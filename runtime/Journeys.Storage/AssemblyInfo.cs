using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Journeys.Storage.Tests")]
