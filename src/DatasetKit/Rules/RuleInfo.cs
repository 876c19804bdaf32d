using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Everything that is known about a rule. Help and reference are made from it.</summary>
public sealed record RuleInfo
{
    /// <summary>The permanent code: <c>DK</c> and four digits.</summary>
    public required string Code { get; init; }

    /// <summary>The rule's name in kebab-case.</summary>
    public required string Name { get; init; }

    /// <summary>How much a finding weighs where a project does not say otherwise.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What the rule reports, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>How to mend it.</summary>
    public required string Fix { get; init; }

    /// <summary>An input that the rule reports, and none other; null where no file can show it.</summary>
    public Sample? Bad { get; init; }

    /// <summary>The same input, mended; null where no file can show it.</summary>
    public Sample? Good { get; init; }

    /// <summary>Whether a project may give the rule less weight than its own. Not where what it reports leaves no sound record.</summary>
    public bool CanBeLowered { get; init; }
}
