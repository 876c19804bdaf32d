using System.Reflection;
using System.Text;
using DatasetKit.Releases;

namespace DatasetKit.Tests.House;

/// <summary>What others may call is reviewed as a diff.</summary>
public class PublicApiTests
{
    private static readonly string[] s_noise = ["Equals", "GetHashCode", "ToString", "Deconstruct", "PrintMembers", "value__"];

    private readonly NullabilityInfoContext _nullability = new();

    [Fact]
    public Task PublicApi() => Verifier.Verify(Describe(typeof(DatasetBuilder).Assembly));

    [Fact]
    public Task ClientPublicApi() => Verifier.Verify(Describe(typeof(DatasetKit.Client.Dataset).Assembly));

    private string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(type.FullName).Append(Bases(type)).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is not MethodInfo { IsSpecialName: true } && !member.Name.Contains('<') && !s_noise.Contains(member.Name))
                .Select(member => $"  {Describe(member)}\n");
            text.AppendJoin("", members.Order(StringComparer.Ordinal));
        }

        return text.ToString();
    }

    private string Describe(MemberInfo member) => member switch
    {
        PropertyInfo property => $"{Static(property.GetMethod!)}{Name(_nullability.Create(property))} {property.Name} {{ {Accessors(property)} }}",
        MethodInfo method => $"{Static(method)}{Name(_nullability.Create(method.ReturnParameter))} {method.Name}{Generic(method)}({Parameters(method)})",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        FieldInfo { IsLiteral: true } field => $"const {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{Name(_nullability.Create(field))} {field.Name}",
        _ => $"{member.MemberType} {member}",
    };

    private string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(_nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Bases(Type type)
    {
        var bases = type.GetInterfaces().Where(known => !(known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IEquatable<>))).Prepend(type.BaseType)
            .OfType<Type>().Where(known => known != typeof(object) && known != typeof(ValueType) && !(type.IsEnum && known.IsInterface)).Select(known => known.Name).ToList();
        return bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
    }

    private static string Accessors(PropertyInfo property)
    {
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)) == true;
        var isRequired = property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;
        return $"get;{(property.SetMethod?.IsPublic == true ? isInit ? " init;" : " set;" : "")}{(isRequired ? " required" : "")}";
    }

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Name(NullabilityInfo info)
    {
        var type = info.Type;
        var mark = info.ReadState == NullabilityState.Nullable ? "?" : "";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{value.Name}?";
        if (info.ElementType is { } element)
            return $"{Name(element)}[]{mark}";
        return info.GenericTypeArguments.Length == 0 ? $"{type.Name}{mark}" : $"{type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>{mark}";
    }
}
