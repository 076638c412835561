using System.Globalization;
using NodaTime;

namespace Journeys.Host.Web.Pages;

/// <summary>What every page needs to know.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Zone">The project's zone, in which times are shown.</param>
internal sealed record PageContext(string Project, DateTimeZone Zone)
{
    /// <summary>A point in time in the project's zone.</summary>
    public string Time(Instant instant) => instant.InZone(Zone).ToString("ddd d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);
}
