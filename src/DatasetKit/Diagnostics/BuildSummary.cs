namespace DatasetKit.Diagnostics;

/// <summary>What a run counted.</summary>
/// <param name="Seeds">Files of the corpus.</param>
/// <param name="Documents">Documents in them; a seed that cannot be read counts as one.</param>
/// <param name="Records">Documents that were accepted.</param>
/// <param name="Rejected">Documents that were not.</param>
/// <param name="Errors">Diagnostics that are errors.</param>
/// <param name="Warnings">Diagnostics that are warnings.</param>
public sealed record BuildSummary(int Seeds, int Documents, int Records, int Rejected, int Errors, int Warnings);
