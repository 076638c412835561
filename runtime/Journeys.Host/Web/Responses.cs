using System.Text;
using Microsoft.AspNetCore.Http;

namespace Journeys.Host.Web;

/// <summary>Answers with the headers that keep a page to itself.</summary>
internal static class Responses
{
    // No script, nothing from elsewhere: the pages need neither.
    private const string PagePolicy = "default-src 'none'; style-src 'self'; frame-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    // A mail is somebody else's HTML: its own styles and pictures, no script, no form, links open outside the frame.
    private const string MailPolicy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; font-src http: https:; frame-ancestors 'self'";

    public static IResult Page(Html page, int status = StatusCodes.Status200OK) => new Markup(page.Text, status, PagePolicy);

    public static IResult Mail(string html) => new Markup("<base target=\"_blank\">" + html, StatusCodes.Status200OK, MailPolicy);

    private sealed class Markup(string text, int status, string policy) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.ContentSecurityPolicy = policy;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            http.Response.Headers.CacheControl = "no-store";
            return http.Response.WriteAsync(text, Encoding.UTF8);
        }
    }
}
