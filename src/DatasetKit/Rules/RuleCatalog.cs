using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Every rule, in the order of its code.</summary>
public static class RuleCatalog
{
    /// <summary>Every rule, in the order of its code.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } =
    [
        CannotRun.Info,
        ProjectNotFound.Info,
        ProjectSyntax.Info,
        ProjectUnknownKey.Info,
        ProjectBadValue.Info,
        SchemaInvalid.Info,
        SchemaReference.Info,
        SchemaUnknownKeyword.Info,
        SchemaUnknownFormat.Info,
        SchemaContradiction.Info,
        ProjectUnknownLicense.Info,
        LockUnreadable.Info,
        LockOfAnother.Info,
        LockContradicted.Info,
        NotPublished.Info,
        InvalidEncoding.Info,
        ControlCharacter.Info,
        UnclosedFrontMatter.Info,
        YamlSyntax.Info,
        YamlNotAllowed.Info,
        DuplicateKey.Info,
        TomlSyntax.Info,
        JsonSyntax.Info,
        TooLarge.Info,
        HeadlineForm.Info,
        HeaderForm.Info,
        EmptyText.Info,
        NotAMapping.Info,
        NumberNotExact.Info,
        LoneSurrogate.Info,
        TextNotAString.Info,
        TwoSidecars.Info,
        OrphanSidecar.Info,
        SeedUnreadable.Info,
        MisplacedFrontMatter.Info,
        TextCutOff.Info,
        KeyInText.Info,
        MissingKey.Info,
        WrongType.Info,
        ValueNotAllowed.Info,
        UnknownKey.Info,
        StringForm.Info,
        NumberRange.Info,
        ListForm.Info,
        MappingForm.Info,
        NoAlternative.Info,
        DateUnreadable.Info,
        DatePartial.Info,
        DateAmbiguous.Info,
        InvalidId.Info,
        ReservedKey.Info,
        SchemaTooCostly.Info,
        WeekdayDiffers.Info,
        DuplicateId.Info,
        DuplicateText.Info,
        NoSeeds.Info,
        ColumnAlwaysNull.Info,
        MixedTypes.Info,
        MixedDatePrecision.Info,
        KeysDifferByCase.Info,
        UuidTexts.Info,
        DateName.Info,
        TextTakenForDate.Info,
        TextTakenForNumber.Info,
        IntegerTooBig.Info,
        TooManyColumns.Info,
        NothingToRelease.Info,
        ManifestUnreadable.Info,
        FileMissing.Info,
        FileChanged.Info,
        FileUnexpected.Info,
        RecordInvalid.Info,
        RecordOrder.Info,
        CountsDiffer.Info,
        VersionPublished.Info,
        VersionTooLow.Info,
        VersionUnproven.Info,
        CatalogueFactMissing.Info,
        CatalogueDiffers.Info,
        BagDiffers.Info,
        VersionTaken.Info,
        FeedUnreadable.Info,
        NotInFeed.Info,
        VersionYanked.Info,
        DownloadChanged.Info,
        UnsafePath.Info,
        FeedUnreachable.Info,
        RedirectRefused.Info,
        SignatureInvalid.Info,
        ProvenanceInvalid.Info,
        KeyUnusable.Info,
        RecordsUnreadable.Info,
        TargetTaken.Info,
    ];

    private static readonly Dictionary<string, RuleInfo> s_byCode = All.ToDictionary(rule => rule.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule that a code or a name stands for, without regard to case.</summary>
    /// <param name="codeOrName">A code such as <c>DK2001</c>, or a name such as <c>missing-key</c>.</param>
    /// <returns>Null where there is none.</returns>
    public static RuleInfo? Find(string codeOrName)
    {
        ArgumentNullException.ThrowIfNull(codeOrName);
        return s_byCode.TryGetValue(codeOrName, out var rule)
            ? rule
            : All.FirstOrDefault(known => known.Name.Equals(codeOrName, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A clause for the end of a message about a code that is not known: the nearest one, or nothing.</summary>
    /// <param name="codeOrName">What was written.</param>
    /// <returns>Such as <c>; did you mean 'DK2001'?</c>, or a full stop.</returns>
    public static string Hint(string codeOrName)
    {
        ArgumentNullException.ThrowIfNull(codeOrName);
        return Nearest.Hint(codeOrName, All.Select(rule => rule.Code).Concat(All.Select(rule => rule.Name)));
    }
}
