namespace DatasetKit.Diagnostics;

/// <summary>
/// The permanent codes. Readers name what they found by these; everything else about a rule stands in its file in <c>Rules/</c>.
/// </summary>
internal static class Codes
{
    public const string CannotRun = "DK0001";
    public const string ProjectNotFound = "DK0002";
    public const string ProjectSyntax = "DK0003";
    public const string ProjectUnknownKey = "DK0004";
    public const string ProjectBadValue = "DK0005";
    public const string SchemaInvalid = "DK0006";

    // DK0007 was for keywords that the first engine did not enforce. A code is permanent, so it stays reserved.
    public const string SchemaReference = "DK0008";
    public const string SchemaUnknownKeyword = "DK0009";
    public const string SchemaUnknownFormat = "DK0010";
    public const string SchemaContradiction = "DK0011";
    public const string ProjectUnknownLicense = "DK0012";
    public const string LockUnreadable = "DK0020";
    public const string LockOfAnother = "DK0021";
    public const string LockContradicted = "DK0022";
    public const string NotPublished = "DK0023";

    public const string InvalidEncoding = "DK1001";
    public const string ControlCharacter = "DK1002";
    public const string UnclosedFrontMatter = "DK1003";
    public const string YamlSyntax = "DK1004";
    public const string YamlNotAllowed = "DK1005";
    public const string DuplicateKey = "DK1006";
    public const string TomlSyntax = "DK1007";
    public const string JsonSyntax = "DK1008";
    public const string TooLarge = "DK1009";
    public const string HeadlineForm = "DK1010";
    public const string HeaderForm = "DK1011";
    public const string EmptyText = "DK1012";
    public const string NotAMapping = "DK1013";
    public const string NumberNotExact = "DK1014";
    public const string LoneSurrogate = "DK1015";
    public const string TextNotAString = "DK1016";
    public const string TwoSidecars = "DK1017";
    public const string OrphanSidecar = "DK1018";
    public const string SeedUnreadable = "DK1019";
    public const string MisplacedFrontMatter = "DK1020";
    public const string TextCutOff = "DK1021";
    public const string KeyInText = "DK1022";

    public const string MissingKey = "DK2001";
    public const string WrongType = "DK2002";
    public const string ValueNotAllowed = "DK2003";
    public const string UnknownKey = "DK2004";
    public const string StringForm = "DK2005";
    public const string NumberRange = "DK2006";
    public const string ListForm = "DK2007";
    public const string MappingForm = "DK2008";
    public const string NoAlternative = "DK2009";
    public const string DateUnreadable = "DK2010";
    public const string DatePartial = "DK2011";
    public const string DateAmbiguous = "DK2012";
    public const string InvalidId = "DK2013";
    public const string ReservedKey = "DK2014";
    public const string SchemaTooCostly = "DK2015";
    public const string WeekdayDiffers = "DK2016";

    public const string DuplicateId = "DK3001";
    public const string DuplicateText = "DK3002";
    public const string NoSeeds = "DK3003";
    public const string ColumnAlwaysNull = "DK3010";
    public const string MixedTypes = "DK3011";
    public const string MixedDatePrecision = "DK3012";
    public const string KeysDifferByCase = "DK3013";
    public const string UuidTexts = "DK3014";
    public const string DateName = "DK3015";
    public const string TextTakenForDate = "DK3016";
    public const string TextTakenForNumber = "DK3017";
    public const string IntegerTooBig = "DK3018";
    public const string TooManyColumns = "DK3019";

    public const string NothingToRelease = "DK4001";
    public const string ManifestUnreadable = "DK4002";
    public const string FileMissing = "DK4003";
    public const string FileChanged = "DK4004";
    public const string FileUnexpected = "DK4005";
    public const string RecordInvalid = "DK4006";
    public const string RecordOrder = "DK4007";
    public const string CountsDiffer = "DK4008";
    public const string VersionPublished = "DK4010";
    public const string VersionTooLow = "DK4011";
    public const string VersionUnproven = "DK4012";
    public const string CatalogueFactMissing = "DK4030";
    public const string CatalogueDiffers = "DK4031";
    public const string BagDiffers = "DK4032";

    public const string VersionTaken = "DK4040";
    public const string FeedUnreadable = "DK4041";
    public const string NotInFeed = "DK4042";
    public const string VersionYanked = "DK4043";
    public const string DownloadChanged = "DK4044";
    public const string UnsafePath = "DK4045";
    public const string FeedUnreachable = "DK4046";
    public const string RedirectRefused = "DK4047";
    public const string SignatureInvalid = "DK4048";
    public const string ProvenanceInvalid = "DK4049";
    public const string KeyUnusable = "DK4050";
    public const string RecordsUnreadable = "DK4051";
    public const string TargetTaken = "DK4052";
}
