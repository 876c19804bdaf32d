using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>The files that describe a release to catalogues and loaders of others.</summary>
internal static class Catalogue
{
    /// <summary>The files and what they hold, from the project and the shards alone. Croissant is left out where no fact that it asks for is given.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Files(DatasetProject project, IReadOnlyList<ReleaseFile> shards)
    {
        var fields = RecordFields.Of(project);
        yield return (ReleaseLayout.DataPackage, DataPackage.Format(project, fields, shards));
        if (CroissantFacts.HasAny(project))
            yield return (ReleaseLayout.Croissant, Croissant.Format(project, fields, shards));
    }
}
