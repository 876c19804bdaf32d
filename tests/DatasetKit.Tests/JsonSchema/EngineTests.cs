using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.JsonSchema;

public class EngineTests
{
    [Theory]
    [InlineData("{\"type\":\"integer\"}", "1.0", true)]
    [InlineData("{\"type\":\"integer\"}", "1e400", true)]
    [InlineData("{\"type\":\"integer\"}", "1e-400", false)]
    [InlineData("{\"type\":\"integer\"}", "18446744073709551616", true)]
    [InlineData("{\"type\":\"integer\"}", "1.0000000000000000000000000000001", false)]
    [InlineData("{\"maximum\":1e29}", "100000000000000000000000000000", true)]
    [InlineData("{\"maximum\":1e29}", "100000000000000000000000000001", false)]
    [InlineData("{\"exclusiveMinimum\":-1e400}", "-1e401", false)]
    [InlineData("{\"multipleOf\":0.01}", "19.99", true)]
    [InlineData("{\"multipleOf\":1e-29}", "1", true)]
    [InlineData("{\"multipleOf\":3}", "1e-999999999", false)]
    [InlineData("{\"multipleOf\":3}", "3e999999999", true)]
    [InlineData("{\"const\":1}", "1.0", true)]
    [InlineData("{\"enum\":[\"1\"]}", "1", false)]
    [InlineData("{\"uniqueItems\":true}", "[1,\"1\",true]", true)]
    [InlineData("{\"uniqueItems\":true}", "[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1.0}]", false)]
    [InlineData("{\"maxLength\":1}", "\"\ud83d\ude00\"", true)]
    [InlineData("{\"pattern\":\"^\\\\d$\"}", "\"\u0661\"", false)]
    [InlineData("{\"pattern\":\"^a$\"}", "\"a\\n\"", false)]
    public void AValueIsJudgedExactly(string schema, string value, bool isValid) => Assert.Equal(isValid, Compile(schema).IsValid(Read(value), new Evaluation()));

    [Theory]
    [InlineData("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"items\":[{\"type\":\"string\"}],\"additionalItems\":false}", "[\"a\",1]", false)]
    [InlineData("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"dependencies\":{\"a\":[\"b\"]}}", "{\"a\":1}", false)]
    [InlineData("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"properties\":{\"a\":{\"$ref\":\"#/definitions/t\",\"maxLength\":1}},\"definitions\":{\"t\":{\"type\":\"string\"}}}", "{\"a\":\"xx\"}", true)]
    [InlineData("{\"$schema\":\"https://json-schema.org/draft/2019-09/schema\",\"$recursiveAnchor\":true,\"properties\":{\"a\":{\"$recursiveRef\":\"#\"}},\"unevaluatedProperties\":false}", "{\"a\":{\"b\":1}}", false)]
    [InlineData("{\"$schema\":\"https://json-schema.org/draft/2019-09/schema\",\"contains\":{\"type\":\"null\"},\"maxContains\":1}", "[null,null]", false)]
    public void OlderDraftsMeanWhatTheySaid(string schema, string value, bool isValid) => Assert.Equal(isValid, Compile(schema).IsValid(Read(value), new Evaluation()));

    [Theory]
    [InlineData("{\"allOf\":[{\"$ref\":\"#\"}]}", "1")]
    [InlineData("{\"not\":{\"$ref\":\"#\"}}", "1")]
    [InlineData("{\"oneOf\":[{\"$ref\":\"#\"},{\"type\":\"object\"}]}", "1")]
    [InlineData("{\"$dynamicAnchor\":\"a\",\"anyOf\":[{\"$dynamicRef\":\"#a\"}]}", "1")]
    public void ReferencesThatNeverEndAreGivenUp(string schema, string value) =>
        Assert.Equal(Codes.SchemaTooCostly, Assert.Single(Compile(schema).Explain(Read(value), new Evaluation())).Code);

    [Fact]
    public void ReferencesThatMultiplyAreGivenUp()
    {
        var definitions = string.Join(",", Enumerable.Range(0, 40).Select(n => $"\"a{n}\":{{\"anyOf\":[{{\"$ref\":\"#/$defs/a{n + 1}\"}},{{\"$ref\":\"#/$defs/a{n + 1}\"}}]}}"));
        var schema = Compile($"{{\"$ref\":\"#/$defs/a0\",\"$defs\":{{{definitions},\"a40\":false}}}}");
        Assert.Equal(Codes.SchemaTooCostly, Assert.Single(schema.Explain(Read("1"), new Evaluation())).Code);
    }

    [Fact]
    public void KeysTimesPatternsThatMultiplyAreGivenUp()
    {
        var schema = Compile($"{{\"unevaluatedProperties\":false,\"patternProperties\":{{{string.Join(",", Enumerable.Range(0, 1_000).Select(n => $"\"^x{n}z\":true"))}}}}}");
        var value = Read($"{{{string.Join(",", Enumerable.Range(0, 6_000).Select(n => $"\"k{n}\":1"))}}}");
        Assert.Equal(Codes.SchemaTooCostly, Assert.Single(schema.Explain(value, new Evaluation())).Code);
    }

    /// <summary>What looks at all of a value counts by its size.</summary>
    [Theory]
    [InlineData("{\"uniqueItems\":true}")]
    [InlineData("{\"const\":LIST}")]
    [InlineData("{\"items\":{\"format\":\"uri-template\"}}")]
    public void WhatLooksAtAllOfAValueManyTimesIsGivenUp(string definition)
    {
        var list = $"[{string.Join(',', Enumerable.Range(0, 20_000))},\"{new string('a', 100_000)}\"]";
        var schema = Compile($"{{\"$defs\":{{\"a\":{definition.Replace("LIST", list, StringComparison.Ordinal)}}},\"allOf\":[{string.Join(",", Enumerable.Repeat("{\"$ref\":\"#/$defs/a\"}", 1_000))}]}}");
        Assert.Equal(Codes.SchemaTooCostly, Assert.Single(schema.Explain(Read(list), new Evaluation())).Code);
    }

    [Fact]
    public void AProposalIsNotPaidForByTheValue()
    {
        var value = $"[{string.Join(",", Enumerable.Repeat($"\"Ab - c:{new string('y', 180)}1\"", 200))}]";
        Assert.Equal(200, Compile("""{"items":{"pattern":"^[a-z]{900}$|^([a-z]{300}x){2}$"}}""").Explain(Read(value), new Evaluation()).Count(finding => finding.Code == Codes.StringForm));
    }

    [Fact]
    public void AKeyWithinAMappingOfItsNameHidesNoOther() => Assert.Equal(
        ["The key 'name' is missing in 'name'.", "One of the keys 'a' and 'b' must be there in 'name'."],
        Compile("""{"properties":{"name":{"required":["name"],"anyOf":[{"required":["a"]},{"required":["b"]}]}}}""").Explain(Read("""{"name":{}}"""), new Evaluation()).Select(finding => finding.Message).Order(StringComparer.Ordinal).Reverse());

    [Fact]
    public void ManyMissingKeysAmongManyOthersAreToldInTime()
    {
        var schema = Compile($"{{\"required\":[{string.Join(",", Enumerable.Range(0, 5_000).Select(n => $"\"title{n}\""))}]}}");
        var findings = schema.Explain(Read($"{{{string.Join(",", Enumerable.Range(0, 5_000).Select(n => $"\"titel{n}\":1"))}}}"), new Evaluation());
        Assert.Equal(5_000, findings.Count);
        Assert.Contains("did you mean it by 'titel0'", findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"$ref\":\"#/$defs/a0\"}")]
    [InlineData("{\"pattern\":\"a\"}")]
    public void AValueIsLeftAtOnceWhereItIsCancelled(string reference)
    {
        using var cancellation = new CancellationTokenSource();
        var definitions = string.Join(",", Enumerable.Range(0, 12).Select(n => $"\"a{n}\":{{\"anyOf\":[{{\"$ref\":\"#/$defs/a{n + 1}\"}},{{\"$ref\":\"#/$defs/a{n + 1}\"}}]}}"));
        var schema = Compile($"{{\"allOf\":[{reference}],\"$defs\":{{{definitions},\"a12\":{{\"const\":\"b\"}}}}}}");
        var run = new Evaluation(cancellationToken: cancellation.Token);
        schema.IsValid(Read("\"c\""), run);
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => schema.IsValid(Read("\"c\""), run));
    }

    /// <summary>Where explaining all would take too long, the first are explained nevertheless.</summary>
    [Fact]
    public void TheFirstOfManyThatFitNoAlternativeAreExplained()
    {
        var schema = Compile($"{{\"items\":{{\"oneOf\":[{string.Join(",", Enumerable.Range(0, 100).Select(n => $"{{\"enum\":[\"a{n}\",\"b{n}\"]}}"))}]}}}}");
        var findings = schema.Explain(Read($"[{string.Join(",", Enumerable.Repeat("\"a77x\"", 5_000))}]"), new Evaluation());
        Assert.Equal(5_000, findings.Count);
        Assert.Contains("did you mean 'a77'?", findings[0].Message, StringComparison.Ordinal);
        Assert.Equal("'[4999]' fits none of the alternatives that the schema allows.", findings[^1].Message);
    }

    [Theory]
    [InlineData("{\"enum\":[\"eng\",\"pol\"]}", "\"emg\"", "The metadata is 'emg', but must be one of 'eng', 'pol'; did you mean 'eng'?")]
    [InlineData("{\"const\":[1,2]}", "[2]", "The metadata must be [1,2], not [2].")]
    [InlineData("{\"const\":{\"a\":1}}", "[2]", "The metadata must be {\"a\":1}, not a list.")]
    [InlineData("{\"required\":[\"title\"]}", "{\"author\":{\"title\":1}}", "The key 'title' is missing; the one on line 1 is within 'author'.")]
    [InlineData("{\"required\":[\"title\"]}", "{\"titel\":1}", "The key 'title' is missing; did you mean it by 'titel' on line 1?")]
    [InlineData("{\"required\":[\"title\"]}", "{\"tіtle\":1}", "The key 'title' is missing; did you mean it by 'tіtle' (with the letter U+0456) on line 1?")]
    [InlineData("{\"required\":[\"title\"],\"properties\":{\"titel\":{}},\"anyOf\":[true]}", "{\"titel\":1}", "The key 'title' is missing; add it to the document, or to a _defaults.yaml for a whole folder.")]
    [InlineData("{\"additionalProperties\":false,\"properties\":{\"title\":{}}}", "{\"tіtle\":1}", "'tіtle' (with the letter U+0456) is not a known key; did you mean 'title'?")]
    [InlineData("{\"anyOf\":[{\"required\":[\"a\"],\"properties\":{\"a\":{}}},{\"required\":[\"b\"],\"properties\":{\"b\":{}}}]}", "{}", "One of the keys 'a' and 'b' must be there.")]
    [InlineData("{\"type\":[\"integer\",\"null\"]}", "\"null\"", "The metadata must be a whole number or null, not the text 'null'; write it without quotes.")]
    [InlineData("{\"minLength\":2,\"pattern\":\"^a+$\"}", "\"\"", "The metadata must not be empty.")]
    [InlineData("{\"if\":{\"not\":{\"required\":[\"a\"]}},\"then\":{\"required\":[\"c\"]}}", "{}", "The key 'c' is missing; add it to the document, or to a _defaults.yaml for a whole folder. The schema asks for this since 'a' is not there.")]
    [InlineData("{\"if\":{\"anyOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]},\"then\":{\"required\":[\"c\"]}}", "{\"b\":1}", "The key 'c' is missing; add it to the document, or to a _defaults.yaml for a whole folder. The schema asks for this since 'b' is there.")]
    [InlineData("{\"if\":{\"anyOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]},\"else\":{\"required\":[\"c\"]}}", "{}", "The key 'c' is missing; add it to the document, or to a _defaults.yaml for a whole folder. The schema asks for this since none of the keys 'a' and 'b' is there.")]
    [InlineData("{\"oneOf\":[{\"properties\":{\"a\":{}},\"additionalProperties\":false,\"required\":[\"a\"]},{\"properties\":{\"bbb\":{}},\"additionalProperties\":false,\"required\":[\"bbb\"]}]}", "{\"a\":1,\"bbb\":2}", "'bbb' does not go with the other keys; it belongs to another alternative of the schema.")]
    [InlineData("{\"const\":1}", "2", "The metadata must be 1, not 2.")]
    [InlineData("{\"oneOf\":[{\"multipleOf\":3},{\"multipleOf\":5}]}", "15", "The metadata is 15, which must fit exactly one of these and fits more: (a multiple of 3) and (a multiple of 5).")]
    [InlineData("{\"enum\":[1,2]}", "\"5\"", "The metadata is '5', but must be one of 1, 2.")]
    [InlineData("{\"enum\":[true,1.5]}", "\"1,5\"", "The metadata is '1,5', but must be one of true, 1.5; write 1.5.")]
    [InlineData("{\"type\":[\"array\",\"null\"]}", "\"null\"", "The metadata must be a list or null, not the text 'null'; write it without quotes.")]
    [InlineData("{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}", "\"3\"", "The metadata must be a list, not the text '3'; write [3].")]
    [InlineData("{\"type\":\"array\",\"items\":{\"type\":\"object\"}}", "\"x\"", "The metadata must be a list, not the text 'x'.")]
    [InlineData("{\"type\":\"array\"}", "\"http://a/?x=1,2\"", "The metadata must be a list, not the text 'http://a/?x=1,2'; write [\"http://a/?x=1,2\"].")]
    [InlineData("{\"type\":\"string\"}", "[1]", "The metadata must be text, not a list.")]
    [InlineData("{\"format\":\"hostname\"}", "\"example.org:8080\"", "The metadata is 'example.org:8080', but must be a host name such as example.org.")]
    [InlineData("{\"format\":\"uri\"}", "\"cover.jpg\"", "The metadata is 'cover.jpg', but must be a full URL such as https://example.org/page.")]
    [InlineData("{\"pattern\":\"^\\\\S+$\"}", "\"New York\"", "The metadata is 'New York', but must be 1 or more characters that are no blanks.")]
    [InlineData("{\"pattern\":\"^[^:]+$\"}", "\"Title: Subtitle\"", "The metadata is 'Title: Subtitle', but must be text that matches the pattern ^[^:]+$.")]
    [InlineData("{\"enum\":[\"naive\"]}", "\"na\u00efve\"", "The metadata must be 'naive', not 'na\u00efve'.")]
    [InlineData("{\"anyOf\":[{\"type\":\"string\",\"enum\":[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\"cccccccccccccccccccccccccccccc\",\"dddddddddddddddddddddddddddddd\"]},{\"type\":\"integer\"}]}", "\"5\"", "The metadata must be 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'cccccccccccccccccccccccccccccc' or 'dddddddddddddddddddddddddddddd'; or a whole number, not the text '5'; write it without quotes.")]
    [InlineData("{\"anyOf\":[false,false]}", "1", "The metadata is not allowed here.")]
    [InlineData("{\"oneOf\":[{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"date-parts\"],\"properties\":{\"date-parts\":{\"type\":\"array\",\"items\":{\"type\":\"array\"}}}},{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"raw\"],\"properties\":{\"raw\":{\"type\":\"string\"}}}]}", "{\"date-parts\":[2020]}", "'date-parts[0]' must be a list, not the number 2020.")]
    [InlineData("{\"oneOf\":[{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"date-parts\"],\"properties\":{\"date-parts\":{\"type\":\"array\",\"items\":{\"type\":\"array\"}}}},{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"raw\"],\"properties\":{\"raw\":{\"type\":\"string\"}}}]}", "{\"Raw\":\"x\"}", "'Raw' is not a known key; did you mean 'raw'?")]
    [InlineData("{\"properties\":{\"kind\":{\"enum\":[\"book\",\"film\"]}},\"if\":{\"properties\":{\"kind\":{\"const\":\"book\"}}},\"then\":{\"required\":[\"isbn\"]},\"else\":{\"required\":[\"length\"]}}", "{\"kind\":\"bok\"}", "'kind' is 'bok', but must be one of 'book', 'film'; did you mean 'book'?")]
    [InlineData("{\"allOf\":[{\"enum\":[\"en\",\"de\"]},{\"pattern\":\"^[a-z]{2}$\"},{\"maxLength\":2}]}", "\"english\"", "The metadata is 'english', but must be one of 'en', 'de'.")]
    [InlineData("{\"anyOf\":[{\"required\":[\"place\"]},{\"required\":[\"bbox\"]}],\"additionalProperties\":false,\"properties\":{\"place\":{},\"bbox\":{}}}", "{\"Place\":1}", "'Place' is not a known key; did you mean 'place'?")]
    [InlineData("{\"enum\":[\"article\",\"book\"]}", "\"\u0430rticle\"", "The metadata is '\u0430rticle', but must be one of 'article', 'book'; did you mean 'article'? The letter U+0430 in it only looks the same.")]
    [InlineData("{\"enum\":[\"article\",\"book\"]}", "\"book \"", "The metadata is 'book ', but must be one of 'article', 'book'; did you mean 'book', without blanks around it?")]
    [InlineData("{\"additionalProperties\":false,\"properties\":{\"date\":{}}}", "{\"date\":1,\"Date\":2}", "'Date' is not a known key; 'date' is there already, on line 1: keep one of the two.")]
    [InlineData("{\"type\":\"array\"}", "\"fish, sea\"", "The metadata must be a list, not the text 'fish, sea'; write [\"fish\", \"sea\"].")]
    [InlineData("{\"type\":\"array\"}", "\"1, 2\"", "The metadata must be a list, not the text '1, 2'; write [1, 2].")]
    [InlineData("{\"type\":\"number\"}", "\"4,5\"", "The metadata must be a number, not the text '4,5'; write 4.5.")]
    [InlineData("{\"const\":true}", "\"yes\"", "The metadata must be true, not the text 'yes'; write true.")]
    [InlineData("{\"multipleOf\":0.01}", "3.999", "The metadata is 3.999, but must be a number with at most 2 decimals.")]
    [InlineData("{\"minProperties\":1}", "{}", "The metadata is an empty mapping, but must have at least 1 key.")]
    [InlineData("{\"pattern\":\"^10\\\\.\\\\d{4}/\"}", "\"https://doi.org/10.1234/abc\"", "The metadata is 'https://doi.org/10.1234/abc', but must be text that begins with '10.', then 4 digits, then '/'; did you mean '10.1234/abc'?")]
    [InlineData("{\"pattern\":\"^\\\\d{4}-\\\\d{3}[\\\\dX]$\"}", "\"1234\u2013567x\"", "The metadata is '1234\u2013567x', but must be 4 digits, then '-', then 3 digits, then 1 digit or 'X'; did you mean '1234-567X'?")]
    [InlineData("{\"format\":\"uri\"}", "\"example.org/a\"", "The metadata is 'example.org/a', but must be a full URL such as https://example.org/page; write it as https://example.org/a.")]
    [InlineData("{\"format\":\"uri\"}", "\"http://exa mple.org\"", "The metadata is 'http://exa mple.org', but must be a full URL such as https://example.org/page.")]
    [InlineData("{\"format\":\"email\"}", "\"Jane Doe <jane@example.org>\"", "The metadata is 'Jane Doe <jane@example.org>', but must be an e-mail address such as name@example.org; write it as jane@example.org.")]
    [InlineData("{\"format\":\"date-time\"}", "\"2020-05-01 10:00:00+02:00\"", "The metadata is '2020-05-01 10:00:00+02:00', but must be a date and time with its zone, such as 2024-02-29T14:30:00Z; write it as 2020-05-01T10:00:00+02:00.")]
    [InlineData("{\"format\":\"uuid\"}", "\"{123e4567-e89b-12d3-a456-426614174000}\"", "The metadata is '{123e4567-e89b-12d3-a456-426614174000}', but must be a UUID such as 123e4567-e89b-12d3-a456-426614174000; write it as 123e4567-e89b-12d3-a456-426614174000.")]
    [InlineData("{\"minItems\":1,\"contains\":{\"const\":\"x\"}}", "[]", "The metadata must have at least 1 item that is 'x', but has none.")]
    [InlineData("{\"anyOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}],\"required\":[\"a\"]}", "{}", "The key 'a' is missing; add it to the document, or to a _defaults.yaml for a whole folder.")]
    [InlineData("{\"anyOf\":[{\"type\":\"boolean\"},{\"type\":\"null\"}]}", "\"true\"", "The metadata must be true or false; or null, not the text 'true'; write it without quotes.")]
    [InlineData("{\"anyOf\":[{\"type\":\"integer\",\"minimum\":1},{\"type\":\"null\"}]}", "\"0\"", "The metadata must be a whole number, at least 1; or null, not the text '0'.")]
    [InlineData("{\"anyOf\":[{\"const\":\"CC-BY-SA\"},{\"const\":\"CC-BY-4.0\"}]}", "\"CC-BY-4\"", "The metadata must be 'CC-BY-SA' or 'CC-BY-4.0', not the text 'CC-BY-4'; did you mean 'CC-BY-4.0'?")]
    [InlineData("{\"anyOf\":[{\"type\":\"string\",\"minLength\":1},{\"type\":\"array\",\"minItems\":0,\"items\":{\"enum\":[\"one\",\"two\",\"three\"]}},{\"type\":\"object\",\"required\":[\"name\"],\"properties\":{\"name\":{\"type\":\"string\"},\"orcid\":{\"format\":\"uri\"}}}]}", "\"\"", "The metadata must not be empty.")]
    [InlineData("{\"anyOf\":[{\"not\":{\"required\":[\"y\"]}},{\"properties\":{\"kind\":{\"const\":\"a\"}},\"required\":[\"x\"]}]}", "{\"kind\":\"a\",\"y\":1}", "The key 'x' is missing; add it to the document, or to a _defaults.yaml for a whole folder.")]
    [InlineData("{\"anyOf\":[{\"anyOf\":[{\"const\":\"boxplot\"},{\"const\":\"errorbar\"}]},{\"type\":\"object\",\"properties\":{\"type\":{\"const\":\"boxplot\"}},\"patternProperties\":{\"^x\":{}}},{\"enum\":[\"bar\",\"line\"]}]}", "\"bars\"", "The metadata is 'bars', but must be one of 'boxplot', 'errorbar', 'bar', 'line'; did you mean 'bar'?")]
    [InlineData("{\"anyOf\":[{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]},{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]}", "[1]", "'[0]' must be text, not the number 1; put it in quotes.")]
    [InlineData("{\"anyOf\":[{\"oneOf\":[{\"const\":\"off\"},{\"const\":\"on\"}]},{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"n\":{\"enum\":[\"error\"]}}}]}", "{\"n\":\"eror\"}", "'n' must be 'error', not 'eror'.")]
    [InlineData("{\"type\":\"string\",\"oneOf\":[{\"const\":\"A\"},{\"const\":\"B\"}]}", "1", "The metadata must be text, 'A' or 'B', not the number 1.")]
    [InlineData("{\"type\":\"object\",\"oneOf\":[{\"properties\":{\"a\":{}},\"required\":[\"a\"]},{\"properties\":{\"b\":{}},\"required\":[\"b\"]}]}", "[]", "The metadata must be a mapping, not a list; the mapping may have the keys 'a' and 'b'.")]
    [InlineData("{\"type\":[\"object\",\"string\"]}", "1", "The metadata must be a mapping or text, not the number 1.")]
    [InlineData("{\"type\":\"string\"}", "1984", "The metadata must be text, not the number 1984; put it in quotes.")]
    [InlineData("{\"properties\":{\"a\":{\"items\":{\"minimum\":1}}}}", "{\"a\":[1,0]}", "'a[1]' is 0, but must be at least 1.")]
    [InlineData("{\"dependentRequired\":{\"a\":[\"b\"]}}", "{\"a\":1}", "The key 'b' is missing, and needed since 'a' is there; add it to the document, or to a _defaults.yaml for a whole folder.")]
    [InlineData("{\"properties\":{\"author\":{}},\"unevaluatedProperties\":false}", "{\"auther\":1}", "'auther' is not a known key; did you mean 'author'?")]
    [InlineData("{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"object\",\"required\":[\"name\"]}]}", "{}", "The key 'name' is missing; add it to the document, or to a _defaults.yaml for a whole folder.")]
    [InlineData("{\"type\":\"string\",\"pattern\":\"^[a-z]+$\"}", "1984", "The metadata must be 1 or more small letters a-z, not the number 1984.")]
    [InlineData("{\"type\":\"string\",\"pattern\":\"^[0-9]+$\"}", "1984", "The metadata must be text, not the number 1984; put it in quotes.")]
    [InlineData("{\"properties\":{\"a\":{}},\"patternProperties\":{\"^x-\":{}},\"additionalProperties\":false}", "{\"zone\":1}", "'zone' is not a known key; the schema knows 'a', and keys that match ^x-.")]
    [InlineData("{\"patternProperties\":{\"^x-\":{}},\"additionalProperties\":false}", "{\"zone\":1}", "'zone' is not a known key; the schema knows keys that match ^x-.")]
    [InlineData("{\"prefixItems\":[{}],\"unevaluatedItems\":false}", "[1,2]", "The metadata must not have an item at position 2.")]
    [InlineData("{\"contains\":{\"type\":\"object\",\"required\":[\"role\"],\"properties\":{\"role\":{\"const\":\"author\"}}}}", "[{}]", "The metadata must have at least 1 item that is a mapping in which 'role' is 'author', but has none.")]
    [InlineData("{\"contains\":{\"required\":[\"name\",\"role\"],\"properties\":{\"role\":{\"const\":\"author\"}}}}", "[{}]", "The metadata must have at least 1 item that is a mapping with 'name' in which 'role' is 'author', but has none.")]
    [InlineData("{\"contains\":{\"type\":\"string\"},\"minContains\":0,\"maxContains\":1}", "[\"a\",1,\"b\"]", "The metadata must have at most 1 item that is text, but has 2.")]
    [InlineData("{\"contains\":{\"type\":\"string\"},\"minContains\":2}", "[\"a\",1]", "The metadata must have at least 2 items that are each text, but has 1.")]
    [InlineData("{\"prefixItems\":[{}],\"unevaluatedItems\":false}", "[1,2,3,4]", "The metadata must not have an item at position 2, and 2 other items that no part of the schema describes.")]
    public void AMessageSaysWhatWasFoundAndWhatWasExpected(string schema, string value, string message) =>
        Assert.Equal(message, Assert.Single(Compile(schema).Explain(Read(value), new Evaluation())).Message);

    [Fact]
    public void AnErrorMessageIsASentenceOrTwo()
    {
        var message = Assert.Single(Compile($$"""{"type":"string","errorMessage":"{{new string('x', 100_000)}}"}""").Explain(Read("1"), new Evaluation())).Message;
        Assert.Equal($"The metadata is 1: {new string('x', 500)}….", message);
    }

    [Fact]
    public void TheFirstItemThatIsTooManyIsAtFault() => Assert.Equal(
        new Location("value", 1, 8),
        Assert.Single(Compile("""{"contains":{"type":"string"},"minContains":0,"maxContains":1}""").Explain(Read("""["a",1,"b","c"]"""), new Evaluation())).Location with { Path = "value" });

    /// <summary>Allocations are exact, so they can be asserted.</summary>
    [Theory]
    [InlineData("{\"enum\":[\"a\",1,true,null,[1]]}", "1.0")]
    [InlineData("{\"const\":{\"a\":[1,\"b\"]}}", "{\"a\":[1.0,\"b\"]}")]
    [InlineData("{\"minimum\":0,\"exclusiveMaximum\":100.5,\"multipleOf\":0.5}", "99.5")]
    [InlineData("{\"type\":[\"integer\",\"null\"],\"multipleOf\":3}", "12.0")]
    [InlineData("{\"minLength\":2,\"maxLength\":3}", "\"\ud83d\ude00\ud83d\ude00\"")]
    [InlineData("{\"pattern\":\"^[a-z0-9]+(-[a-z0-9]+)*$\"}", "\"the-tide-gauge-3\"")]
    [InlineData("{\"format\":\"date\"}", "\"2023-06-01\"")]
    [InlineData("{\"format\":\"date-time\"}", "\"2023-06-01T12:30:00.25+02:00\"")]
    [InlineData("{\"format\":\"duration\"}", "\"P1Y2M3DT4H\"")]
    [InlineData("{\"format\":\"email\"}", "\"mary@example.org\"")]
    [InlineData("{\"format\":\"hostname\"}", "\"tides.example.org\"")]
    [InlineData("{\"format\":\"ipv4\"}", "\"192.0.2.1\"")]
    [InlineData("{\"format\":\"ipv6\"}", "\"2001:db8::1\"")]
    [InlineData("{\"format\":\"uri\"}", "\"https://example.org:80/letters/1953?page=2#gauge\"")]
    [InlineData("{\"format\":\"iri-reference\"}", "\"/\u0442/a\"")]
    [InlineData("{\"format\":\"uuid\"}", "\"6f1d3c5e-8a4b-4f0a-9c8e-1b2d3f4a5c6d\"")]
    [InlineData("{\"format\":\"json-pointer\"}", "\"/a/b~1c\"")]
    [InlineData("{\"prefixItems\":[{\"type\":\"string\"}],\"items\":{\"type\":\"number\"},\"minItems\":1,\"uniqueItems\":true}", "[\"a\",1,2]")]
    [InlineData("{\"contains\":{\"const\":\"a\"},\"minContains\":2}", "[\"a\",\"b\",\"a\"]")]
    [InlineData("{\"properties\":{\"a\":{}},\"patternProperties\":{\"^b\":{\"type\":\"null\"}},\"additionalProperties\":false}", "{\"a\":1,\"bc\":null}")]
    [InlineData("{\"uniqueItems\":true,\"dependentRequired\":{\"a\":[\"b\"]},\"dependentSchemas\":{\"a\":{\"minProperties\":2}}}", "{\"a\":1,\"b\":2}")]
    [InlineData("{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"object\",\"required\":[\"name\"]}],\"not\":{\"type\":\"string\"}}", "{\"name\":1}")]
    [InlineData("{\"oneOf\":[{\"enum\":[1,2]},{\"minimum\":2}],\"if\":{\"const\":5},\"then\":{\"type\":\"integer\"}}", "5")]
    [InlineData("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$anchor\":\"x\",\"type\":\"object\",\"properties\":{\"b\":{\"$dynamicRef\":\"#x\"}}}}}", "{\"b\":{\"b\":{}}}")]
    [InlineData("{\"allOf\":[{\"properties\":{\"a\":{}}}],\"unevaluatedProperties\":false}", "{\"a\":[1]}")]
    [InlineData("{\"prefixItems\":[{}],\"contains\":{\"type\":\"string\"},\"unevaluatedItems\":false}", "[1,\"a\"]")]
    public void AValidValueAllocatesNothing(string schema, string value) => AssertAllocatesNothing(Compile(schema), Read(value));

    [Fact]
    public void AValidDocumentAllocatesNothing() => AssertAllocatesNothing(
        Compile(File.ReadAllText(Repository.PathOf("schemas/metadata.schema.json"))),
        Read("{\"title\":\"The tide gauge\",\"date\":\"2023-06-01\",\"source\":\"Harbour office\",\"tags\":[\"a\"],\"pages\":3}"));

    /// <summary>The schema and the document of the benchmarks: twenty keys, references, alternatives, patterns, formats.</summary>
    [Fact]
    public void ARichDocumentAllocatesNothing() => AssertAllocatesNothing(
        Compile(File.ReadAllText(Repository.PathOf("tests/DatasetKit.Benchmarks/Stages/rich.schema.json"))),
        YamlReader.Read(File.ReadAllText(Repository.PathOf("tests/DatasetKit.Benchmarks/Stages/rich.yaml")), new SourceFile("a")));

    [Fact]
    public void ASchemaMayReferToAnotherFileOfTheProject()
    {
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + "schema: schemas/s.yaml\n")
            .Write("schemas/s.yaml", "properties:\n  author: {$ref: parts/author.json}\n")
            .Write("schemas/parts/author.json", """{"type":"object","properties":{"name":{"type":"string"}},"additionalProperties":false}""")
            .WriteSeed("seeds/a.md", "A", "author: {nam: x}\n");
        Assert.Equal("'author.nam' is not a known key; did you mean 'name'?", Assert.Single(sandbox.Validate().Diagnostics).Message);
        sandbox.WriteSeed("seeds/a.md", "A", "author: {}\n");
        Assert.True(sandbox.BuildWithState().Succeeded);
        Assert.Contains("\"metadata\":{\"author\":{\"name\":null}}", Assert.Single(sandbox.Records()), StringComparison.Ordinal);
        Assert.Empty(DatasetKit.Releases.ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
        sandbox.Write("schemas/parts/author.json", """{"type":"object"}""");
        Assert.False(sandbox.BuildWithState().IsUpToDate);
    }

    [Fact]
    public void ALinkOutOfTheProjectIsNotFollowed()
    {
        using var outside = new Sandbox().Write("secret.json", "{}");
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n").Write("s.json", """{"$ref":"link.json"}""").WriteSeed("seeds/a.md", "A");
        File.CreateSymbolicLink(sandbox.PathOf("link.json"), outside.PathOf("secret.json"));
        Assert.Equal(Codes.SchemaReference, Assert.Single(sandbox.Validate().Diagnostics).Code);
    }

    /// <summary>A dynamic anchor can bring in a file that has another one, which was looked for before.</summary>
    [Theory]
    [InlineData("1", true)]
    [InlineData("\"one\"", false)]
    public void ADynamicAnchorOfAFileThatComesInLateCounts(string value, bool isValid)
    {
        using var sandbox = new Sandbox()
            .Write("s.json", """{"properties":{"p":{"$ref":"m.json"},"q":{"$ref":"n.json"}},"$defs":{"f":{"$dynamicAnchor":"n","$ref":"late.json"}}}""")
            .Write("m.json", """{"$dynamicRef":"#m","$defs":{"x":{"$dynamicAnchor":"m"}}}""")
            .Write("n.json", """{"$dynamicRef":"#n","$defs":{"x":{"$dynamicAnchor":"n"}}}""")
            .Write("late.json", """{"$ref":"m.json","$defs":{"i":{"$dynamicAnchor":"m","type":"integer"}}}""")
            .Write("i.json", $"{{\"q\":{value}}}");
        Assert.Equal(isValid, DatasetKit.Validation.SchemaChecker.Load(sandbox.PathOf("s.json"), "s.json").Check(sandbox.PathOf("i.json"), "i.json").Single().IsValid);
    }

    // Caches fill at first, and the runtime's first, quick code of a method allocates where its real code, made after some calls, does not.
    private static void AssertAllocatesNothing(CompiledSchema schema, Node value)
    {
        var run = new Evaluation();
        Assert.True(schema.IsValid(value, run));
        var allocated = long.MaxValue;
        for (var round = 0; round < 400_000 && allocated > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                schema.IsValid(value, run);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private static CompiledSchema Compile(string schema)
    {
        var findings = new List<Finding>();
        var compiled = CompiledSchema.Compile(Read(schema), SchemaLoader.UriOf("s.json"), new SchemaOptions(), findings);
        Assert.DoesNotContain(findings, finding => finding.Code is not Codes.SchemaUnknownKeyword);
        return compiled!;
    }

    private static Node Read(string json) => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a"), ReadLimits.Schema);
}
