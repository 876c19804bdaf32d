using System.Reflection;
using System.Text;
using DatasetKit.Releases;

namespace DatasetKit.Tests.House;

/// <summary>What others may call is reviewed as a diff.</summary>
public class PublicApiTests
{
    [Fact]
    public Task PublicApi() => Verifier.Verify(Describe(typeof(DatasetBuilder).Assembly));

    [Fact]
    public Task ClientPublicApi() => Verifier.Verify(Describe(typeof(DatasetKit.Client.Dataset).Assembly));

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is not MethodBase { IsSpecialName: true, IsConstructor: false } && !member.Name.Contains('<') && !IsRecordNoise(member))
                .Select(member => $"  {member}\n");
            text.AppendJoin("", members.Order(StringComparer.Ordinal));
        }

        return text.ToString();
    }

    private static bool IsRecordNoise(MemberInfo member) => member.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "value__" or "PrintMembers";
}
