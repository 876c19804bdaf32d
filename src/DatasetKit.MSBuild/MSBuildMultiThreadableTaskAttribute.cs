#pragma warning disable IDE0130 // MSBuild looks for the attribute by this full name.
namespace Microsoft.Build.Framework;
#pragma warning restore IDE0130

/// <summary>
/// Tells MSBuild that a task uses neither the current folder nor the environment, and may run beside others in one process. MSBuild matches
/// it by name; the version that is compiled against does not have it yet.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
