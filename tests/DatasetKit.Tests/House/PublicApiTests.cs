using System.Reflection;
using System.Text;
using DatasetKit.Releases;

namespace DatasetKit.Tests.House;

public class PublicApiTests
{
    /// <summary>What others may call is reviewed as a diff.</summary>
    [Fact]
    public Task PublicApi()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(DatasetBuilder).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is not MethodBase { IsSpecialName: true, IsConstructor: false } && !member.Name.Contains('<') && !IsRecordNoise(member))
                .Select(member => $"  {member}\n");
            text.AppendJoin("", members.Order(StringComparer.Ordinal));
        }

        return Verifier.Verify(text.ToString());
    }

    private static bool IsRecordNoise(MemberInfo member) => member.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "value__" or "PrintMembers";
}
