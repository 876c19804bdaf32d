using System.CommandLine;
using DatasetKit.Client;

namespace DatasetKit.Cli.Commands;

/// <summary>The option that names a publisher's public key.</summary>
internal static class KeyOption
{
    public static Option<string?> Create(string description) => new("--key") { Description = description, HelpName = "PUB.pem" };

    /// <summary>The key; null where none was named.</summary>
    public static SignatureKey? Load(string? path, Terminal terminal) => path is null ? null : SignatureKey.LoadFile(path, terminal.CurrentDirectory);

    /// <summary>The key's text; null where none was named.</summary>
    public static string? Read(string? path, Terminal terminal) => path is null ? null : SignatureKey.ReadFile(path, terminal.CurrentDirectory);
}
