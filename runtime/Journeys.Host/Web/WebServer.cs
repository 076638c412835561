using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Journeys.Host.Web;

/// <summary>The host's pages and addresses, on loopback only.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private WebServer(WebApplication application, int port)
    {
        this.application = application;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts to serve.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<WebServer> StartAsync(int port, WebServices services, string? publicUrl, ILoggerFactory logging, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(logging);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        application.Use(LocalNames(publicUrl));
        PageRoutes.Map(application, services);
        MailRoutes.Map(application, services);
        LinkRoutes.Map(application, services);
        EventRoutes.Map(application, services);
        ImportRoutes.Map(application, services);
        await application.StartAsync(cancellation);
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return new WebServer(application, address is null ? port : new Uri(address).Port);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    // A name that merely resolves to this machine (DNS rebinding) must not read these pages from a browser.
    private static Func<HttpContext, RequestDelegate, Task> LocalNames(string? publicUrl)
    {
        var publicHost = publicUrl is null ? null : new Uri(publicUrl).Host;
        return (http, next) =>
        {
            var host = http.Request.Host.Host;
            var local = host is "localhost" or "127.0.0.1" or "[::1]" or "::1";
            var address = http.Request.Path.StartsWithSegments("/u") || http.Request.Path.StartsWithSegments("/c") || http.Request.Path.StartsWithSegments("/o") || http.Request.Path == "/style.css";
            if (local || address && string.Equals(host, publicHost, StringComparison.OrdinalIgnoreCase)) return next(http);
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        };
    }
}
