using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>What the author of a schema is told about it.</summary>
public class SchemaReviewTests
{
    private const string Draft04 = "\"$schema\":\"http://json-schema.org/draft-04/schema#\",";
    private const string Draft07 = "\"$schema\":\"http://json-schema.org/draft-07/schema#\",";

    [Theory]
    [InlineData("""{"type":"strnig"}""", 9, "'type' is 'strnig', but must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'; did you mean 'string'?")]
    [InlineData("""{"properties":{"a":{"type":"int"}}}""", 28, "'properties.a.type' is 'int', but must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'; did you mean 'integer'?")]
    [InlineData("""{"type":["string",null]}""", 19, "'type' must be the name of a type or a list of such names, not null; put it in quotes: 'null'.")]
    [InlineData("""{"type":["string","string"]}""", 19, "'type' holds 'string' twice.")]
    [InlineData("""{"type":[]}""", 9, "'type' must hold at least one type.")]
    [InlineData("""{"properties":{"a":"string"}}""", 20, "'properties.a' must be a schema, which is a mapping or true or false, not the text 'string'; write the mapping 'type: string'.")]
    [InlineData("""{"items":"date"}""", 10, "'items' must be a schema, which is a mapping or true or false, not the text 'date'; write the mapping 'type: string' with 'format: date'.")]
    [InlineData("""{"properties":{"a":null}}""", 20, "'properties.a' must be a schema, which is a mapping or true or false, not null; what it demands is indented below it.")]
    [InlineData("""{"properties":{"type":"string"}}""", 23, "'properties.type' must be a schema, which is a mapping or true or false, not the text 'string'; 'type' belongs beside 'properties', or is indented below its key.")]
    [InlineData("""[1]""", 1, "The schema must be a mapping or true or false, not a list.")]
    [InlineData("""null""", 1, "The schema is empty; write {} to allow everything.")]
    [InlineData("""{"type":"date"}""", 9, "'type' is 'date', but must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'; write 'string' and, beside 'type', 'format' with the value 'date'.")]
    [InlineData("""{"required":"title"}""", 13, "'required' must be a list of keys, not the text 'title'; write ['title'] for one.")]
    [InlineData("""{"title":{"type":"string"}}""", 10, "'title' must be text, not a mapping; a key of that name is declared within 'properties'.")]
    [InlineData("""{"type":"string","required":true}""", 29, "'required' must be a list of keys, not true; name the key in the 'required' of the mapping that holds it.")]
    [InlineData("""{"properties":["a"]}""", 15, "'properties' must be a mapping from names to schemas, not a list.")]
    [InlineData("""{"properties":{"a":{"required":true}}}""", 32, "'properties.a.required' must be a list of keys, not true; name the key in the 'required' of the mapping that holds it.")]
    [InlineData("""{"required":["a","a"]}""", 18, "'required' holds 'a' twice.")]
    [InlineData("""{"required":["a",1]}""", 18, "'required' must hold keys, which are text, not the number 1.")]
    [InlineData("""{"minLength":-1}""", 14, "'minLength' must be a whole number of at least 0, not the number -1.")]
    [InlineData("""{"maxItems":"3"}""", 13, "'maxItems' must be a whole number of at least 0, not the text '3'.")]
    [InlineData("""{"multipleOf":0}""", 15, "'multipleOf' must be a number above 0, not 0.")]
    [InlineData("""{"minimum":1,"exclusiveMinimum":true}""", 33, "'exclusiveMinimum' must be a number, not true; true and false belong to draft-04, and since then the bound itself stands here.")]
    [InlineData("""{"allOf":[]}""", 10, "'allOf' must hold at least one schema.")]
    [InlineData("""{"anyOf":{}}""", 10, "'anyOf' must be a list of schemas, not a mapping.")]
    [InlineData("""{"anyOf":[{},1]}""", 14, "'anyOf[1]' must be a schema, which is a mapping or true or false, not the number 1.")]
    [InlineData("""{"items":[{}]}""", 10, "'items' must be a schema of all items, not a list; in 2020-12 the schemas of the first items are called 'prefixItems'.")]
    [InlineData("""{"enum":"a"}""", 9, "'enum' must be a list of values, not the text 'a'; one value alone is allowed by 'const'.")]
    [InlineData("""{"title":5}""", 10, "'title' must be text, not the number 5.")]
    [InlineData("""{"uniqueItems":"yes"}""", 16, "'uniqueItems' must be true or false, not the text 'yes'.")]
    [InlineData("""{"dependentRequired":{"a":"b"}}""", 27, "'dependentRequired.a' must be a list of keys, not the text 'b'; write ['b'] for one.")]
    [InlineData("""{"dependentRequired":["a"]}""", 22, "'dependentRequired' must be a mapping from keys to lists of keys, not a list.")]
    [InlineData("""{"$id":"a#b"}""", 8, "'$id' is 'a#b', but must not hold a '#'; a name within the schema is given by '$anchor'.")]
    [InlineData("""{"properties":{"a":{},"required":["a"]}}""", 34, "'properties.required' must be a schema, which is a mapping or true or false, not a list; 'required' belongs beside 'properties', and not into it.")]
    [InlineData("""{"$schema":"draft-07"}""", 12, "'$schema' must be the URI of a meta-schema, not 'draft-07'; write 'http://json-schema.org/draft-07/schema'.")]
    [InlineData("""{"$schema":"draft7"}""", 12, "'$schema' must be the URI of a meta-schema, not 'draft7'; write 'http://json-schema.org/draft-07/schema'.")]
    [InlineData("""{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}""", 46, "The '$anchor' 'x' stands twice, so a reference to it could mean either; the schema on line 1 has it too.")]
    [InlineData("""{"$defs":{"a":{"$id":"x.json"},"b":{"$id":"x.json"}}}""", 43, "The '$id' 'x.json' stands twice, so a reference to it could mean either; the schema on line 1 has it too.")]
    [InlineData("""{"pattern":"(?i)a"}""", 12, "The pattern (?i)a cannot be used: ECMA-262 has no '(?i)'; write both cases of each letter, as in [Aa] (at character 2 of the pattern).")]
    [InlineData("""{"pattern":"(?P<y>a)"}""", 12, "The pattern (?P<y>a) cannot be used: ECMA-262 writes a group with a name as (?<name>…), without 'P' (at character 2 of the pattern).")]
    [InlineData("""{"pattern":"\\Aa\\z"}""", 12, "The pattern \\Aa\\z cannot be used: ECMA-262 writes the start of the text as '^', not as '\\A' (at character 3 of the pattern).")]
    [InlineData("3", 1, "The schema must be a mapping or true or false, not the number 3.")]
    [InlineData("{" + Draft07 + "\"items\":5}", 62, "'items' must be a schema or a list of schemas, not the number 5.")]
    [InlineData("{" + Draft04 + "\"minimum\":1,\"exclusiveMinimum\":2}", 85, "'exclusiveMinimum' must be true or false, not the number 2; in draft-04 the bound itself is 'minimum' or 'maximum'.")]
    [InlineData("{" + Draft04 + "\"properties\":{\"a\":true}}", 72, "'properties.a' must be a schema, which is a mapping, not true.")]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2020-12/shema"}""", 12, "'https://json-schema.org/draft/2020-12/shema' is no meta-schema that is known; JSON Schema is understood as of draft-04, draft-06, draft-07, 2019-09, 2020-12; did you mean 'https://json-schema.org/draft/2020-12/schema'?")]
    public void AFaultIsToldInWordsForItsAuthor(string schema, int column, string message)
    {
        var finding = Assert.Single(Review(schema));
        Assert.Equal((1, column, message), (finding.Location.Line, finding.Location.Column, finding.Message));
        Assert.Contains(finding.Code, new[] { Codes.SchemaInvalid, Codes.SchemaReference });
    }

    /// <summary>What the specification allows and nobody means.</summary>
    [Theory]
    [InlineData("""{"minimum":5,"maximum":4.9}""", 24, "'maximum' is 4.9, which is less than 'minimum' 5, so no value is both.")]
    [InlineData("""{"enum":[]}""", 9, "'enum' lists no value, so nothing is allowed.")]
    [InlineData("""{"type":"string","enum":["a",1]}""", 30, "The schema names the number 1, but 'type' allows text alone, so no value is both.")]
    [InlineData("""{"type":["integer","null"],"const":1.5}""", 36, "The schema names the number 1.5, but 'type' allows a whole number or null alone, so no value is both.")]
    [InlineData("""{"type":"integer","minLength":2}""", 19, "'minLength' demands nothing here: it is about text, and 'type' allows a whole number alone.")]
    [InlineData("""{"properties":{"title":{}},"required":["titel"],"additionalProperties":false}""", 40, "The key 'titel' is required, but 'properties' does not declare it and 'additionalProperties' refuses all others, so no mapping is valid; did you mean 'title'?")]
    [InlineData("""{"properties":{"title":{},"additionalProperties":false}}""", 27, "'additionalProperties' stands in 'properties', where it is the name of a key; move it out, beside 'properties'.")]
    [InlineData("""{"pattern":"[[:alpha:]]+"}""", 12, "ECMA-262 has no class [:alpha:]; the pattern [[:alpha:]]+ takes its letters one by one. Write \\p{L} for letters, \\d for digits and \\s for blanks.")]
    [InlineData("""{"pattern":"/^a$/"}""", 12, "The slashes at both ends are part of the pattern /^a$/; write it without them.")]
    [InlineData("""{"type":"string","enum":["a","bcd"],"maxLength":2}""", 30, "'enum' names 'bcd', which the schema beside it does not allow: the value is 'bcd', which has 3 characters, but must have at most 2.")]
    [InlineData("""{"const":"x","format":"date"}""", 10, "'const' is 'x', which the schema beside it does not allow: the value is 'x', but must be a date written YYYY-MM-DD. 'x' is not a word of a date in a language that is read.")]
    [InlineData("""{"type":"integer","default":"x"}""", 29, "'default' is 'x', which the schema beside it does not allow: the value must be a whole number, not the text 'x'.")]
    [InlineData("""{"minimum":2,"examples":[2,1]}""", 28, "'examples' has 1, which the schema beside it does not allow: the value is 1, but must be at least 2.")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false,"allOf":[{"properties":{"a":{},"b":{}}}]}""", 84, "The key 'b' is declared here and refused by the 'additionalProperties' of line 1, which sees the keys beside it alone; write 'unevaluatedProperties' beside the 'allOf' instead.")]
    [InlineData("""{"pattern":"/^a$/i"}""", 12, "The slashes and the 'i' at the end are part of the pattern /^a$/i, which has no flags; write it without them, and both cases as in [Aa].")]
    [InlineData("""{"properties":{"title":{}},"required":["Title"]}""", 40, "The key 'Title' is required, but 'properties' does not declare it; did you mean 'title'?")]
    [InlineData("""{"errorMessage":{"type":"x"}}""", 2, "'errorMessage' counts where it is one text; this one, a mapping, is ignored.")]
    public void ADemandThatNothingMeetsIsAWarning(string schema, int column, string message)
    {
        var finding = Assert.Single(Review(schema));
        Assert.Equal((1, column, message), (finding.Location.Line, finding.Location.Column, finding.Message));
        Assert.Contains(finding.Code, new[] { Codes.SchemaContradiction, Codes.SchemaUnknownKeyword });
    }

    [Theory]
    [InlineData("""{"minimum":5,"maximum":5.0}""")]
    [InlineData("""{"type":"integer","enum":[1.0]}""")]
    [InlineData("""{"type":["string","integer"],"minLength":2}""")]
    [InlineData("""{"properties":{"a":{}},"required":["b"],"patternProperties":{"b":{}},"additionalProperties":false}""")]
    [InlineData("""{"properties":{"additionalProperties":{"type":"boolean"}}}""")]
    [InlineData("""{"properties":{"required":{"type":"array","items":{}}}}""")]
    [InlineData("""{"pattern":"/a/b"}""")]
    [InlineData("""{"$defs":{"a":{"$anchor":"x"},"b":{"$id":"b.json","$anchor":"x"}}}""")]
    [InlineData("""{"$defs":{"a":{"$anchor":"x","$dynamicAnchor":"x"}}}""")]
    [InlineData("""{"type":"string","enum":["a"],"default":null}""")]
    [InlineData("""{"type":"object","required":["a"],"default":{}}""")]
    [InlineData("""{"properties":{"title":{},"titel":{}},"required":["title","titel"]}""")]
    [InlineData("""{"properties":{"title":{}},"required":["titles"],"allOf":[{"properties":{"titles":{}}}]}""")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false,"allOf":[{"required":["a"]},{"properties":{"a":{"type":"string"},"b":false}}]}""")]
    [InlineData("""{"$dynamicRef":"#x","$dynamicAnchor":"x","enum":[1]}""")]
    [InlineData("""{"pattern":"^/a/[a-z]+"}""")]
    [InlineData("""{"allOf":[{"$ref":"#/$defs/b"},{"required":["name"],"properties":{"names":{}}}],"$defs":{"b":{"properties":{"name":{}}}}}""")]
    [InlineData("""{"properties":{"name":{}},"anyOf":[{"required":["name"],"properties":{"names":{}}},{"required":["x"]}]}""")]
    public void WhatCanBeMetIsNotWarnedOf(string schema) => Assert.Empty(Review(schema));

    [Theory]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}""", "#/$defs/b", "The reference '#/$defs/b' leads back to itself, so what it demands never ends.")]
    [InlineData("""{"properties":{"a":{"$ref":"#/properties/a"}}}""", "#/properties/a", "The reference '#/properties/a' leads back to itself, so what it demands never ends.")]
    [InlineData("""{"$ref":"#/$defs/Name","$defs":{"name":{}}}""", "#/$defs/Name", "The reference '#/$defs/Name' leads nowhere: there is no 'Name' on the way; did you mean 'name'?")]
    [InlineData("""{"$ref":"#/$def/name","$defs":{"name":{}}}""", "#/$def/name", "The reference '#/$def/name' leads nowhere: there is no '$def' on the way; did you mean '#/$defs/name'?")]
    [InlineData("""{"$ref":"#/$def/nome","$defs":{"name":{}}}""", "#/$def/nome", "The reference '#/$def/nome' leads nowhere: there is no '$def' on the way; did you mean '$defs'?")]
    [InlineData("""{"$ref":"#/$defs/name","definitions":{"name":{}}}""", "#/$defs/name", "The reference '#/$defs/name' leads nowhere: there is no '$defs' on the way; did you mean '#/definitions/name'?")]
    [InlineData("""{"$ref":"#name","$defs":{"name":{}}}""", "#name", "The reference '#name' leads nowhere: there is no anchor 'name'; did you mean '#/$defs/name'?")]
    [InlineData("""{"$ref":"#$defs/name","$defs":{"name":{}}}""", "#$defs/name", "The reference '#$defs/name' leads nowhere: there is no anchor '$defs/name'; did you mean '#/$defs/name'?")]
    [InlineData("""{"$ref":"name","$defs":{"name":{}}}""", "name", "The reference 'name' leaves the project; only files of its folder are read, and nothing is fetched; did you mean '#/$defs/name'?")]
    [InlineData("""{"$ref":"#/$defs/~2","$defs":{"~2":{}}}""", "#/$defs/~2", "The reference '#/$defs/~2' leads nowhere: after a '~' stands '0' or '1' in a JSON pointer (RFC 6901).")]
    [InlineData("""{"$ref":"#/allOf/00","allOf":[{}]}""", "#/allOf/00", "The reference '#/allOf/00' leads nowhere: there is no '00' on the way.")]
    [InlineData("""{"$ref":"#/$defs/x/type","$defs":{"x":{"type":"string"}}}""", "#/$defs/x/type", "The reference '#/$defs/x/type' leads nowhere: text 'string' stands there, which is no schema.")]
    [InlineData("""{"$ref":"/$defs/x","$defs":{"x":{}}}""", "/$defs/x", "The reference '/$defs/x' leaves the project; only files of its folder are read, and nothing is fetched. For a part of this schema write '#/$defs/x'.")]
    public void AReferenceThatLeadsToNoSchemaIsNamed(string schema, string reference, string message)
    {
        var finding = Assert.Single(Review(schema));
        Assert.Equal((Codes.SchemaReference, schema.IndexOf($"\"{reference}\"", StringComparison.Ordinal) + 1, message), (finding.Code, finding.Location.Column, finding.Message));
    }

    [Theory]
    [InlineData("""{"requred":[]}""", 2, "'requred' is no keyword of JSON Schema 2020-12, so it demands nothing; did you mean 'required'?")]
    [InlineData("""{"nullable":true}""", 2, "'nullable' is no keyword of JSON Schema 2020-12, so it demands nothing; write 'null' among the types.")]
    [InlineData("""{"id":"a"}""", 2, "'id' is no keyword of JSON Schema 2020-12, so it demands nothing; write '$id'.")]
    [InlineData("""{"additionalItems":false}""", 2, "'additionalItems' is no keyword of JSON Schema 2020-12, so it demands nothing; write 'items' beside 'prefixItems'.")]
    [InlineData("""{"then":false}""", 2, "'then' demands nothing without 'if' beside it.")]
    [InlineData("{" + Draft07 + "\"prefixItems\":[]}", 54, "'prefixItems' is no keyword of JSON Schema draft-07, so it demands nothing; write 'items' with a list.")]
    [InlineData("{" + Draft07 + "\"$ref\":\"#/definitions/a\",\"minLength\":1,\"title\":\"\",\"definitions\":{\"a\":{}}}", 79, "'minLength' stands beside '$ref', which hides it in draft-07, so it demands nothing; put both into an 'allOf'.")]
    [InlineData("""{"format":"datetime"}""", 11, "'datetime' is no format that is known, so it is not checked; did you mean 'date-time'?")]
    [InlineData("""{"markdown":1,"items":{"markdown":2,"format":"wxyz"},"format":"wxyz"}""", 2, "'markdown' is no keyword of JSON Schema 2020-12, so it demands nothing.")]
    [InlineData("""{"date":{"type":"string"}}""", 2, "'date' is no keyword of JSON Schema 2020-12, so it demands nothing; if it is a key of the values, declare it within 'properties'.")]
    [InlineData("""{"source":"string"}""", 2, "'source' is no keyword of JSON Schema 2020-12, so it demands nothing; if it is a key of the values, declare it within 'properties'.")]
    [InlineData("""{"type":"integer","min":1}""", 19, "'min' is no keyword of JSON Schema 2020-12, so it demands nothing; write 'minimum' for numbers, 'minLength' for texts, or 'minItems' for lists.")]
    [InlineData("""{"type":"integer","format":"uint64"}""", 28, "'uint64' is no format that is known, so it is not checked.")]
    [InlineData("""{"$schema":"http://json-schema.org/schema#"}""", 12, "'http://json-schema.org/schema#' names no draft, so it is read as draft-07, as others do; write 'http://json-schema.org/draft-07/schema#', or 'https://json-schema.org/draft/2020-12/schema'.")]
    [InlineData("""{"property":{}}""", 2, "'property' is no keyword of JSON Schema 2020-12, so it demands nothing; write 'properties'.")]
    public void AKeywordThatDemandsNothingIsAWarning(string schema, int column, string message)
    {
        var finding = Review(schema)[0];
        Assert.Equal((column, message), (finding.Location.Column, finding.Message));
        Assert.Contains(finding.Code, new[] { Codes.SchemaUnknownKeyword, Codes.SchemaUnknownFormat });
    }

    [Theory]
    [InlineData("{\"$schema\":\"http://json-schema.org/draft-06/schema#\",\"$comment\":\"x\",\"deprecated\":true,\"contentEncoding\":\"base64\"}")]
    [InlineData("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"$defs\":{\"a\":{}},\"$ref\":\"#/$defs/a\"}")]
    [InlineData("{\"markdownDescription\":\"x\",\"tsType\":\"x\",\"enumDescriptions\":[]}")]
    public void WhatDemandsNothingInAnyDraftIsNotWarnedOf(string schema) => Assert.Empty(Review(schema));

    [Fact]
    public void AWordThatStandsInManyPlacesIsToldOfTheFirstTen() =>
        Assert.Equal(10, Review($"{{\"properties\":{{{string.Join(",", Enumerable.Range(0, 30).Select(number => $"\"k{number}\":{{\"desciption\":\"x\"}}"))}}}}}").Count);

    [Fact]
    public void AWordThatResemblesNoneIsReportedOnce() =>
        Assert.Equal(2, Review("""{"markdown":1,"items":{"markdown":2,"format":"wxyz"},"format":"wxyz"}""").Count);

    [Theory]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$defs":{"a":{"$id":"a","$schema":"http://json-schema.org/draft-07/schema#","items":[{}]}}}""")]
    [InlineData("{" + Draft07 + "\"definitions\":{\"a\":{\"$id\":\"a\",\"$schema\":\"http://json-schema.org/draft-06/schema#\",\"const\":[]}}}")]
    [InlineData("{" + Draft04 + "\"id\":\"http://x.test/a\",\"properties\":{\"b\":{\"minimum\":1,\"exclusiveMinimum\":true}},\"additionalProperties\":false}")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-06/schema#","const":1,"propertyNames":{"contains":true}}""")]
    public void EachPartIsCheckedAsItsOwnDialectSays(string schema) => Assert.Empty(Review(schema));

    [Fact]
    public void APartOfAnotherDialectIsCheckedTooThoughNothingUsesIt() => Assert.StartsWith(
        "'items' must be a schema of all items",
        Assert.Single(Review("""{"$schema":"http://json-schema.org/draft-07/schema#","definitions":{"a":{"$id":"a","$schema":"https://json-schema.org/draft/2020-12/schema","items":[{}]}}}""")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void AReferencedFileIsCheckedAtItsOwnLineAndColumn()
    {
        using var sandbox = new Sandbox().Write("parts/a.yaml", "title: A\ntype: strnig\n").Write("parts/other.json", """{"parts":{"b":{"requird":[]},"c":{"type":1}}}""");
        var findings = Review("""{"allOf":[{"$ref":"parts/a.yaml"},{"$ref":"parts/other.json#/parts/b"}]}""", new SchemaLoader(SchemaFolder.OfProject(sandbox.Folder)));

        // Of a file that only holds schemas among other things, the parts that are used are checked.
        Assert.Equal([("parts/a.yaml", 2, 7, Codes.SchemaInvalid), ("parts/other.json", 1, 16, Codes.SchemaUnknownKeyword)],
            findings.Select(finding => (finding.Location.Path, finding.Location.Line, finding.Location.Column, finding.Code)));
    }

    [Fact]
    public void ManyFilesMayHoldNoMoreThanOne()
    {
        using var sandbox = new Sandbox().Write("a.json", """{"$defs":{"b":{},"c":{}}}""").Write("b.json", """{"$defs":{"b":{}, "c":{}}}""");
        const string Schema = """{"allOf":[{"$ref":"a.json"},{"$ref":"b.json"}]}""";
        var folder = SchemaFolder.OfProject(sandbox.Folder);

        // The schema has 9 keys and values, the files have 7 each.
        Assert.Empty(Review(Schema, new SchemaLoader(folder) { Limits = ReadLimits.Schema with { MaxNodes = 23 } }));
        Assert.Equal(
            new Finding(Codes.SchemaInvalid, new Location("b.json", 1, 23), "The value has more than 22 keys and values, with those of the files before it."),
            Assert.Single(Review(Schema, new SchemaLoader(folder) { Limits = ReadLimits.Schema with { MaxNodes = 22 } })));
        Assert.Equal(
            new Finding(Codes.SchemaInvalid, new Location("s.json", 1, 37), "With the file that the reference 'b.json' names, the files of the schema are larger than 50 bytes."),
            Assert.Single(Review(Schema, new SchemaLoader(folder) { Limits = ReadLimits.Schema with { MaxBytes = 50 } })));
    }

    [Fact]
    public void ABrokenFileIsReadOnceHoweverManyReferencesNameIt()
    {
        using var sandbox = new Sandbox().Write("a.json", """{"$defs":{}}}""");
        var loader = new SchemaLoader(SchemaFolder.OfProject(sandbox.Folder));
        var findings = Review("""{"allOf":[{"$ref":"a.json"},{"$ref":"a.json#/$defs"},{"$ref":"a.json#a"}]}""", loader);
        Assert.Equal(("a.json", 1, 13, Codes.SchemaInvalid), Assert.Single(findings.Select(finding => (finding.Location.Path, finding.Location.Line, finding.Location.Column, finding.Code)).Distinct()));
        Assert.Single(loader.Files);
    }

    [Fact]
    public void AFileWithAnIdElsewhereStillFindsTheFilesBesideIt()
    {
        using var sandbox = new Sandbox().Write("b.json", """{"$ref":"parts/c.json"}""").Write("parts/c.json", """{"type":1}""");
        var loader = new SchemaLoader(SchemaFolder.OfProject(sandbox.Folder));
        Assert.Equal("parts/c.json", Assert.Single(Review("""{"$id":"https://example.org/schemas/a.json","$ref":"b.json"}""", loader)).Location.Path);
        Assert.Contains("'https://example.org/other/b.json' leaves the project", Assert.Single(Review("""{"$id":"https://example.org/schemas/a.json","$ref":"https://example.org/other/b.json"}""", loader)).Message, StringComparison.Ordinal);
        Assert.Contains("for https://example.org/b.json; only files of its folder are read, and nothing is fetched. It counts from the '$id' around it:", Assert.Single(Review("""{"$id":"https://example.org/schemas/a.json","$ref":"../b.json"}""", loader)).Message, StringComparison.Ordinal);
        Assert.Contains("'d.json' names a file that is not there", Assert.Single(Review("""{"$id":"https://example.org/schemas/a.json","$ref":"d.json"}""", loader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASchemaIsCheckedAgainstTheMetaSchemaThatItNames()
    {
        using var sandbox = new Sandbox().Write("meta.json", """{"$id":"https://example.org/meta","$schema":"https://json-schema.org/draft/2020-12/schema","$vocabulary":{"https://json-schema.org/draft/2020-12/vocab/core":true,"https://json-schema.org/draft/2020-12/vocab/validation":true},"$dynamicAnchor":"meta","allOf":[{"$ref":"https://json-schema.org/draft/2020-12/meta/core"},{"$ref":"https://json-schema.org/draft/2020-12/meta/validation"}],"properties":{"unit":{"type":"string"}}}""");
        var loader = new SchemaLoader(new SchemaFolder("https://example.org/", sandbox.Folder));
        Assert.Empty(Review("""{"$schema":"https://example.org/meta.json","unit":"m","minimum":1}""", loader));
        Assert.Equal("'unit' must be text, not the number 5; put it in quotes.", Assert.Single(Review("""{"$schema":"https://example.org/meta.json","unit":5}""", loader)).Message);
        Assert.Equal("'minimum' must be a number, not the text 'x'.", Assert.Single(Review("""{"$schema":"https://example.org/meta.json","minimum":"x"}""", loader)).Message);
    }

    [Theory]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$vocabulary":{"https://example.org/units":true}}""", "requires the vocabulary 'https://example.org/units'")]
    [InlineData("""{"$schema":"other.json"}""", "describes itself in a circle")]
    public void AMetaSchemaThatCannotBeUnderstoodIsAnError(string meta, string message)
    {
        using var sandbox = new Sandbox().Write("meta.json", meta).Write("other.json", """{"$schema":"meta.json"}""");
        var finding = Assert.Single(Review("""{"$schema":"meta.json"}""", new SchemaLoader(SchemaFolder.OfProject(sandbox.Folder))));
        Assert.Equal(Codes.SchemaReference, finding.Code);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    private static List<Finding> Review(string schema, SchemaLoader? loader = null)
    {
        var findings = new List<Finding>();
        var root = JsonReader.Read(Encoding.UTF8.GetBytes(schema), new SourceFile("s.json"), ReadLimits.Schema);
        var compiled = CompiledSchema.Compile(root, SchemaLoader.UriOf("s.json"), new SchemaOptions { Loader = loader ?? new SchemaLoader() }, findings);
        Assert.Equal(compiled is null, findings.Exists(finding => finding.Code is Codes.SchemaInvalid or Codes.SchemaReference));
        return findings;
    }
}
