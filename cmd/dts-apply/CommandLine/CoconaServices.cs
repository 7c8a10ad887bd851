using System.Globalization;
using Cocona.Application;
using Cocona.Command;
using Cocona.Command.Binder;
using Cocona.Command.Binder.Validation;
using DtsApply.Messages;

namespace DtsApply.Cmd.CommandLine;

/// <summary>
/// What Cocona's parts ask for, without the generic host: no configuration file of the working folder is read, nothing
/// watches files, nothing logs, no container is built. Options are texts, numbers and flags; their meaning is checked
/// by the options themselves, in this tool's words.
/// </summary>
internal sealed class CoconaServices
    : IServiceProvider,
        ICoconaServiceProviderIsService,
        ICoconaValueConverter,
        ICoconaParameterValidatorProvider
{
    public object? GetService(Type serviceType) => null;

    public bool IsService(Type type) => false;

    public object? ConvertTo(Type t, string? value) =>
        t switch
        {
            _ when value is null || t == typeof(string) => value,
            _ when t == typeof(bool) => value is "true",
            _ when t == typeof(int) || t == typeof(int?) => int.TryParse(
                value,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : throw new UsageException(OptionMessages.IsNoNumber(value)),
            _ => throw new NotSupportedException(t.Name),
        };

    public IEnumerable<ICoconaParameterValidator> CreateValidators(ICommandParameterDescriptor parameter) => [];
}
