using Journeys.Compiler.Binding.Expressions;
using Journeys.Compiler.Binding.Messages;
using Journeys.Compiler.Diagnostics;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Runtime.Programs;

namespace Journeys.Compiler.Binding.Declarations;

/// <summary><c>channel email { from … layout … quiet … limit … }</c></summary>
internal static class ChannelBinder
{
    public static void Bind(BindingContext context)
    {
        var seen = new Dictionary<ChannelKind, SyntaxNode>();
        foreach (var channel in context.Project.Channels)
        {
            if (channel.Declaration is not ChannelDeclarationSyntax syntax) continue;
            if (!seen.TryAdd(channel.Kind, syntax))
            {
                context.Report(NameErrors.DuplicateName, BindingContext.Head(syntax), [$"channel {channel.Name}", "a channel", "channel"], new RelatedSpan(BindingContext.Head(seen[channel.Kind]), "The first is here."));
                continue;
            }
            if (channel.Kind != ChannelKind.Email) context.NotSupported(syntax, $"the channel {channel.Name}");
            var settings = new HashSet<Type>();
            foreach (var setting in syntax.Settings)
            {
                if (!settings.Add(setting.GetType()) && setting is not LimitSettingSyntax) context.Report(JourneyErrors.DuplicateHeader, BindingContext.Head(setting), [ProjectSettingsBinder.FirstWord(setting)]);
                else BindSetting(context, channel, setting);
            }
        }
    }

    private static void BindSetting(BindingContext context, ChannelSymbol channel, SettingSyntax setting)
    {
        switch (setting)
        {
            case FromSettingSyntax { Sender: { } sender }:
                if (ProjectSettingsBinder.Plain(context, sender) is { } from && MessageBinder.CheckSender(context, sender, from)) channel.From = from;
                break;
            case LayoutSettingSyntax { File: { } file }:
                channel.Layout = TemplateFiles.Resolve(context, file);
                channel.LayoutSyntax = file;
                break;
            case QuietSettingSyntax quiet:
                if (Moments.Time(context, quiet.From) is not { } start || Moments.Time(context, quiet.To) is not { } end) return;
                if (start == end) context.Report(TimeErrors.EmptyHours, quiet, quiet.From?.Text);
                else channel.Quiet = new QuietHours(start, end);
                break;
            case LimitSettingSyntax limit:
                if (LimitBinder.Bind(context, limit, channel.Kind) is { } bound) channel.Limits = channel.Limits.Add(bound);
                break;
            case SpeedSettingSyntax:
                context.NotSupported(setting, "the speed of a channel");
                break;
        }
    }
}
