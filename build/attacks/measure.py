#!/usr/bin/env python3
"""Makes projects that attack `datasetkit validate`, one at a time, and measures what each costs.

    python3 build/attacks/measure.py dotnet src/DatasetKit.Cli/bin/Release/net10.0/DatasetKit.Cli.dll [-- WORD …]

Everything before `--` is the command; an attack runs where its name holds one of the words after it. Each line has the wall-clock seconds, the
peak memory in MB, the size of the attack in MB, the exit code and the first diagnostic. An attack must end with 0 or 1, within a second and
200 MB beside what its own text needs (a text is held once); what is over is marked.
"""
import json, os, shutil, subprocess, sys, tempfile, time

MB = 1 << 20
PROJECT = "name: attack\nversion: 1.0.0\n"
FRONT = "title: T\ndate: 2023-06-01\nsource: S\n"
GOOD = f"---\n{FRONT}---\nText.\n"


def seed(name, data):
    return {f"seeds/{name}": data}


def front(yaml, name="a.md"):
    return seed(name, f"---\n{FRONT}{yaml}\n---\nText.\n")


def toml(text):
    return seed("a.md", f"+++\ntitle = 'T'\ndate = 2023-06-01\nsource = 'S'\n{text}\n+++\nText.\n")


def schema(text, yaml="", name="s.json", files=None):
    return {"dataset.yaml": f"{PROJECT}schema: {name}\n", name: text if isinstance(text, (str, bytes)) else json.dumps(text), **front(yaml), **(files or {})}


def refs(count, last):
    return {"$ref": "#/$defs/a0", "$defs": {**{f"a{n}": {"$ref": f"#/$defs/a{n + 1}"} for n in range(count)}, f"a{count}": last}}


def doubling(keyword, levels):
    return {"$ref": "#/$defs/a0", "$defs": {**{f"a{n}": {keyword: [{"$ref": f"#/$defs/a{n + 1}"}] * 2} for n in range(levels)}, f"a{levels}": keyword == "allOf"}}


def nested(text, depth):
    for _ in range(depth):
        text = f'{{"not":{text}}}'
    return text


def many(count, pattern="Text {}.\n"):
    return {f"seeds/{n // 1000}/{n}.md": f"---\n{FRONT}k: {'a' * 60}!\n---\n" + pattern.format(n) for n in range(count)}


ATTACKS = {
    # Seeds: YAML
    "yaml flow nesting": lambda: front("k: " + "[" * 400_000),
    "yaml flow mappings": lambda: front("k: " + "{a: " * 200_000),
    "yaml block nesting": lambda: front("k:\n" + "".join(" " * n + "- \n" for n in range(1, 1300))),
    "yaml compact nesting": lambda: front("k:\n  " + "- " * 400_000 + "x"),
    "yaml question marks": lambda: front("k:\n  " + "? " * 400_000 + "x"),
    "yaml alias bomb": lambda: front("a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{c}: &{c} [{','.join(['*' + p] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi"))),
    "yaml cyclic anchor": lambda: front("a: &a [*a]"),
    "yaml anchors": lambda: front("k: " + "&a " * 300_000),
    "yaml tags": lambda: front("k: " + "!!str " * 150_000),
    "yaml megabyte scalar": lambda: front("k: " + "x" * 1_000_000),
    "yaml folded scalar": lambda: front("k: >\n" + "  x\n" * 250_000),
    "yaml literal scalar": lambda: front("k: |\n" + "  x\n\n" * 200_000),
    "yaml plain lines": lambda: front("k: x\n" + "  x\n" * 250_000),
    "yaml quoted lines": lambda: front('k: "x\n' + "  x\n" * 250_000 + '"'),
    "yaml escapes": lambda: front('k: "' + "\\x41" * 240_000 + '"'),
    "yaml single quotes": lambda: front("k: '" + "''" * 500_000),
    "yaml comments": lambda: front("# x\n" * 250_000),
    "yaml directives": lambda: front("--- \n%YAML 1.2\n" + "%TAG ! x\n" * 100_000),
    "yaml colons": lambda: front("k: " + "a:" * 500_000),
    "yaml long key": lambda: front("k" * 1_000_000 + ": x"),
    "yaml tabs": lambda: front("k:" + "\t" * 1_000_000 + "x"),
    "yaml spaces": lambda: front("k:" + " " * 1_000_000 + "x"),
    "yaml hashes": lambda: front("k: a" + "#" * 1_000_000),
    "yaml nel": lambda: front("k: " + "a\u0085b\u2028c\u2029" * 100_000),
    "yaml keys": lambda: front("".join(f"k{n}: 1\n" for n in range(95_000))),
    "yaml a million keys": lambda: front("".join(f"k{n}: 1\n" for n in range(1_000_000))),
    "yaml same key": lambda: front("k: 1\n" * 150_000),
    "yaml hash flood": lambda: front("".join(f"{n:06x}: \n" for n in range(95_000))),
    "yaml items": lambda: front("k: [" + "1," * 99_000 + "]"),
    "yaml numbers": lambda: front("k: [" + "1e999999999," * 80_000 + "]"),
    "yaml digits": lambda: front("k: " + "9" * 1_000_000),
    "yaml underscores": lambda: front("k: 0x" + "f" * 1_000_000),
    "yaml 100 MB of brackets": lambda: seed("a.md", "---\nk: " + "[" * (100 * MB)),
    "front matter without end 100 MB": lambda: seed("a.md", "---\n" + "k: v\n" * (20 * MB)),
    "front matter one line 100 MB": lambda: seed("a.md", "---\nk: " + "x" * (100 * MB)),
    "dashes 100 MB": lambda: seed("a.md", "---\n" + "--\n" * (33 * MB)),
    # Seeds: TOML
    "toml nesting": lambda: toml("k = " + "[" * 400_000),
    "toml inline tables": lambda: toml("k = " + "{a=" * 250_000),
    "toml dotted key": lambda: toml("a" + ".a" * 400_000 + " = 1"),
    "toml dotted header": lambda: toml("[a" + ".a" * 400_000 + "]\nb = 1"),
    "toml dotted keys": lambda: toml("".join(f"a.b.c.d.e.f.k{n} = 1\n" for n in range(13_000))),
    "toml headers": lambda: toml("".join(f"[t{n}.a.b.c]\n" for n in range(30_000))),
    "toml tables in array": lambda: toml("[[a]]\n" * 90_000),
    "toml nested arrays of tables": lambda: toml("".join("[[" + ".".join(["a"] * n) + "]]\n" for n in range(1, 700))),
    "toml keys": lambda: toml("".join(f"k{n} = 1\n" for n in range(48_000))),
    "toml megabyte string": lambda: toml("k = '''" + "x\n" * 490_000 + "'''"),
    "toml escapes": lambda: toml('k = "' + "\\u0041" * 160_000 + '"'),
    "toml garbage": lambda: toml("= = =\n" * 150_000),
    "toml quotes": lambda: toml('"' * 900_000),
    "toml digits": lambda: toml("k = " + "9" * 900_000),
    "toml dotted keys in one table": lambda: toml("k = {" + ", ".join(f"k{n}.x = 1" for n in range(24_000)) + "}"),
    "toml 100 MB": lambda: seed("a.md", "+++\n" + "k = 1\n" * (17 * MB)),
    # Seeds: JSON
    "json nesting": lambda: seed("a.md", '{"a":' * 200_000),
    "json arrays": lambda: seed("a.md", ";;;\n{\"a\":" + "[" * 900_000 + "\n;;;\nText"),
    "json keys": lambda: seed("a.md", "{" + ",".join(f'"k{n}":1' for n in range(80_000)) + ',"title":"T","date":"2023-06-01","source":"S"}\nText'),
    "json lines of keys": lambda: seed("a.md", "{" + ",\n".join(f'"k{n}":1' for n in range(75_000)) + ',\n"title":"T","date":"2023-06-01","source":"S"}\nText'),
    "json number": lambda: seed("a.md", '{"k":' + "9" * 900_000 + "}\nText"),
    "json escapes": lambda: seed("a.md", '{"k":"' + "\\u0041" * 160_000 + '"}\nText'),
    "json object without end 100 MB": lambda: seed("a.md", '{"a":"' + "x" * (100 * MB)),
    "json spaces 100 MB": lambda: seed("a.md", "{" + " " * (100 * MB)),
    "jsonl one line 100 MB": lambda: seed("a.jsonl", '{"title":"T","date":"2023-06-01","source":"S","text":"' + "x" * (100 * MB) + '"}\n'),
    "jsonl one key 100 MB": lambda: seed("a.jsonl", '{"title":"T","date":"2023-06-01","source":"S","text":"x","k":"' + "x" * (100 * MB) + '"}\n'),
    "jsonl brackets 100 MB": lambda: seed("a.jsonl", "[" * (100 * MB)),
    "jsonl nested 100 MB": lambda: seed("a.jsonl", '{"k":' + "[" * (100 * MB)),
    "jsonl escapes 50 MB": lambda: seed("a.jsonl", '{"title":"T","date":"2023-06-01","source":"S","text":"' + "\\u0041" * (8 * MB) + '"}\n'),
    "jsonl items 10 MB": lambda: seed("a.jsonl", '{"title":"T","date":"2023-06-01","source":"S","text":"x","k":[' + "1," * (5 * MB) + '1]}\n'),
    "jsonl 200,000 bad lines": lambda: seed("a.jsonl", "{\n" * 200_000),
    "jsonl a million blank lines": lambda: seed("a.jsonl", "\n" * 1_000_000 + '{"title":"T","date":"2023-06-01","source":"S","text":"x"}\n'),
    "jsonl a million lines of no keys": lambda: seed("a.jsonl", "{}\n" * 1_000_000),
    "jsonl 10 million brackets": lambda: seed("a.jsonl", "[\n" * 10_000_000),
    # Seeds: headers, headlines
    "header folded": lambda: seed("a.md", "Title: T\nDate: 2023-06-01\nSource: S\nK: x\n" + " x\n" * 1_000_000 + "\nText"),
    "header fields": lambda: seed("a.md", "Title: T\nDate: 2023-06-01\nSource: S\n" + "".join(f"K{n}: x\n" for n in range(90_000)) + "\nText"),
    "header without title": lambda: seed("a.md", "".join(f"K{n}: x\n" for n in range(1_000_000))),
    "header 100 MB": lambda: seed("a.txt", "Title: T\nDate: " + "x" * (100 * MB)),
    "headline 100 MB": lambda: seed("a.txt", "x" * (100 * MB)),
    "headline digits": lambda: seed("a.txt", "T\n\n" + "1" * 1_000_000 + "\n\nText"),
    "headline words": lambda: seed("a.txt", "T\n\n" + "1 June " * 150_000 + "\n\nText"),
    "100,000 dates of no language": lambda: seed("a.jsonl", "".join(f'{{"title":"T","date":"1 Jnue{n} 2023","source":"S","text":"{n}"}}\n' for n in range(100_000))),
    "100,000 dates in any order": lambda: seed("a.jsonl", "".join(f'{{"title":"T","date":"{n % 12 + 1}/06/2023","source":"S","text":"{n}"}}\n' for n in range(100_000))),
    "date of a megabyte": lambda: seed("a.md", f"---\ntitle: T\nsource: S\ndate: {'1 June 2023 ' * 80_000}\n---\nText"),
    "date of numerals": lambda: seed("a.md", f"---\ntitle: T\nsource: S\ndate: {'二' * 300_000}\n---\nText"),
    "id of a megabyte": lambda: front("id: " + "a\u0301" * 300_000),
    # Bytes and files
    "nul": lambda: seed("a.md", GOOD + "\0" * MB),
    "utf-16": lambda: seed("a.md", b"\xff\xfe" + (GOOD * 1000).encode("utf-16-le")),
    "utf-16 without bom": lambda: seed("a.md", GOOD.encode("utf-16-be")),
    "utf-32": lambda: seed("a.md", GOOD.encode("utf-32")),
    "invalid utf-8": lambda: seed("a.md", GOOD.encode() + b"x\xff" * (5 * MB)),
    "overlong utf-8": lambda: seed("a.md", GOOD.encode() + b"\xc0\x80" * MB),
    "carriage returns": lambda: seed("a.md", GOOD + "\r" * (20 * MB) + "x"),
    "combining marks": lambda: seed("a.md", GOOD + "a" + "\u0301\u0323" * (2 * MB)),
    "sidecar 100 MB": lambda: {**seed("a.md", "Text."), "seeds/a.md.yaml": "k: " + "x" * (100 * MB)},
    "defaults 100 MB": lambda: {**seed("a.md", GOOD), "seeds/_defaults.yaml": "k: " + "x" * (100 * MB)},
    "defaults with 90,000 keys for 300 seeds": lambda: {"seeds/_defaults.yaml": "".join(f"k{n}: 1\n" for n in range(90_000)), **{f"seeds/{n}.md": f"---\n{FRONT}---\nText {n}.\n" for n in range(300)}},
    "defaults of 150 folders": lambda: {**seed("/".join(["d"] * 150) + "/a.md", GOOD), **{f"seeds/{'d/' * n}_defaults.yaml": "".join(f"k{n}_{m}: 1\n" for m in range(600)) for n in range(1, 151)}},
    "defaults of 100 folders for 200 seeds": lambda: {**{f"seeds/{'d/' * 100}{n}.md": f"---\n{FRONT}---\nText {n}.\n" for n in range(200)}, **{f"seeds/{'d/' * n}_defaults.yaml": "".join(f"k{n}_{m}: 1\n" for m in range(5_000)) for n in range(1, 101)}},
    "defaults with 9,000 keys for 1,000 seeds": lambda: {"seeds/_defaults.yaml": "".join(f"k{n}: 1\n" for n in range(9_000)), **{f"seeds/{n}.md": f"---\n{FRONT}---\nText {n}.\n" for n in range(1_000)}},
    "dataset.yaml 100 MB": lambda: {"dataset.yaml": PROJECT + "title: " + "x" * (100 * MB), **seed("a.md", GOOD)},
    "sidecar is a folder": lambda: {**seed("a.md", GOOD), "seeds/a.md.yaml/x": "x"},
    "seed is a folder": lambda: {"seeds/a.md/b.md": GOOD},
    "name with newlines": lambda: seed("a\n\x1b[31m\u202e.md", "x"),
    "name of 255 bytes": lambda: seed("x" * 252 + ".md", GOOD),
    "folders 200 deep": lambda: seed("/".join(["d"] * 200) + "/a.md", GOOD),
    "folders of 4,000 bytes": lambda: seed("/".join(["d" * 250] * 14) + "/a.md", GOOD),
    "5,000 seeds": lambda: many(5_000),
    # Schemas
    "schema doubling anyOf": lambda: schema(doubling("anyOf", 60)),
    "schema doubling allOf": lambda: schema(doubling("allOf", 60)),
    "schema doubling oneOf": lambda: schema(doubling("oneOf", 60)),
    "schema chain of 10,000 refs": lambda: schema(refs(10_000, {"type": "object"})),
    "schema chain of 1,000 refs": lambda: schema(refs(1_000, {"type": "object"})),
    "schema self ref": lambda: schema({"$ref": "#"}),
    "schema dynamic loop": lambda: schema({"$dynamicAnchor": "a", "allOf": [{"$dynamicRef": "#a"}]}),
    "schema mutual refs": lambda: schema({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}),
    "schema ref with nul": lambda: schema({"$ref": "a\u0000b.json"}),
    "schema ref encoded": lambda: schema({"$ref": "%2e%2e/%2e%2e/etc/passwd"}),
    "schema ref encoded nul": lambda: schema({"$ref": "a%00b.json"}),
    "schema ref long": lambda: schema({"$ref": "a/" * 400_000}),
    "schema ref pointer long": lambda: schema({"$ref": "#" + "/a" * 400_000}),
    "schema ref tildes": lambda: schema({"$ref": "#/" + "~0" * 400_000}),
    "schema id odd": lambda: schema({"$id": "http://[::1/%zz?#", "allOf": [{"$id": "urn:x:y#z"}, {"$id": "//"}, {"$id": "\u202e:"}, {"$id": ""}]}),
    "schema ids": lambda: schema({"$defs": {f"d{n}": {"$id": f"http://x/{n}", "$anchor": f"a{n}"} for n in range(50_000)}}),
    "schema unknown anchors": lambda: schema({"$defs": {f"d{n}": {"$anchor": f"a{n}"} for n in range(20_000)}, "allOf": [{"$ref": f"#b{n}"} for n in range(2_000)]}),
    "schema 100 MB": lambda: schema("[" * (100 * MB)),
    "schema 15 MB of brackets": lambda: schema('{"allOf":' + "[" * (15 * MB)),
    "schema 250 deep": lambda: schema(nested("{}", 250)),
    "schema 990 deep": lambda: schema(nested("{}", 990)),
    "schema 100,000 deep": lambda: schema(nested("{}", 100_000)),
    "schema 100,000 subschemas": lambda: schema({"allOf": [{} for _ in range(100_000)]}),
    "schema 900,000 subschemas": lambda: schema({"allOf": [{} for _ in range(900_000)]}),
    "schema 1,000,000 subschemas": lambda: schema({"allOf": [{} for _ in range(1_000_000)]}),
    "schema 100,000 properties": lambda: schema({"properties": {f"p{n}": {"type": "string"} for n in range(100_000)}}),
    "schema of 20 files": lambda: schema({"allOf": [{"$ref": f"f{n}.json"} for n in range(20)]}, files={f"f{n}.json": json.dumps({"$defs": {f"d{i}": {} for i in range(60_000)}}) for n in range(20)}),
    "schema of 20 large files": lambda: schema({"allOf": [{"$ref": f"f{n}.json"} for n in range(20)]}, files={f"f{n}.json": json.dumps({"description": "x" * (15 * MB)}) for n in range(20)}),
    "schema with 1,000 references to a broken file": lambda: schema({"allOf": [{"$ref": f"f.json#/{n}"} for n in range(1000)]}, files={"f.json": json.dumps({"$defs": {f"d{i}": {} for i in range(100_000)}}) + "}"}),
    "schema 100,000 misspelt keywords": lambda: schema({"allOf": [{f"minLenght{n}": 1} for n in range(100_000)]}),
    "schema 100,000 unknown formats": lambda: schema({"allOf": [{"format": f"dat{n}"} for n in range(100_000)]}),
    "schema 10,000 patterns": lambda: schema({"patternProperties": {f"^a{n}\\p{{L}}": {} for n in range(10_000)}}),
    "schema 300,000 enum": lambda: schema({"properties": {"k": {"enum": [f"v{n}" for n in range(300_000)]}}}, "k: v"),
    "schema enum of numbers": lambda: schema({"properties": {"k": {"enum": [n * 10**30 for n in range(50_000)]}}}, "k: 1e999999999"),
    "schema enum of arrays": lambda: schema({"properties": {"k": {"enum": [[0] * 1000 for _ in range(900)]}}}, "k: [" + "0," * 999 + "1]"),
    "schema yaml": lambda: schema("allOf:\n" + "- {}\n" * 100_000, name="s.yaml"),
    "schema yaml brackets": lambda: schema("[" * MB, name="s.yaml"),
    "schema yaml 15 MB": lambda: schema("a: " + "x" * (15 * MB), name="s.yaml"),
    "schema minLength 1e400": lambda: schema('{"properties":{"title":{"minLength":1e400,"maxLength":1e400}}}'),
    "schema count of a million digits": lambda: schema('{"properties":{"title":{"minLength":' + "9" * 1_000_000 + "}}}"),
    "schema multipleOf 1e308": lambda: schema('{"properties":{"k":{"multipleOf":1e308}}}', "k: 1e-308"),
    "schema multipleOf tiny": lambda: schema('{"properties":{"k":{"multipleOf":1e-999999999}}}', "k: 123456789e999999999"),
    "schema multipleOf many": lambda: schema('{"properties":{"k":{"items":{"multipleOf":7e-400}}}}', "k: [" + ("9" * 900 + "e999999999,") * 1_000 + "]"),
    "schema maximum many": lambda: schema('{"properties":{"k":{"items":{"maximum":1e1000000000}}}}', "k: [" + ("9" * 900 + "e999999999,") * 1_000 + "]"),
    "schema maximum huge exponents": lambda: schema('{"properties":{"k":{"items":{"maximum":1e999999999}}}}', "k: [" + "1e999999998," * 80_000 + "]"),
    "unique items": lambda: schema({"properties": {"k": {"uniqueItems": True}}}, "k: [" + ",".join(map(str, range(90_000))) + "]"),
    "unique long numbers": lambda: schema({"properties": {"k": {"uniqueItems": True}}}, "k: [" + ",".join("9" * 900 + str(n) for n in range(1_000)) + "]"),
    "unique nested items": lambda: schema({"properties": {"k": {"uniqueItems": True}}}, "k: [" + ",".join("[" * 50 + str(n) + "]" * 50 for n in range(4_000)) + "]"),
    "unique mappings": lambda: schema({"properties": {"k": {"uniqueItems": True}}}, "k: [" + ",".join(f"{{a: {n}, b: {n}}}" for n in range(19_000)) + "]"),
    "unique hash collisions": lambda: schema({"properties": {"k": {"uniqueItems": True}}}, "k: [" + ",".join(f"{{a{n}: {m}, b{m}: {n}}}" for n in range(110) for m in range(110)) + "]"),
    "unique items a thousand times": lambda: schema({"properties": {"k": {"allOf": [{"uniqueItems": True}] * 1_000}}}, "k: [" + ",".join(map(str, range(90_000))) + "]"),
    "const a thousand times": lambda: schema({"properties": {"k": {"allOf": [{"$ref": "#/$defs/c"}] * 1_000}}, "$defs": {"c": {"const": [0] * 90_000}}}, "k: [" + ",".join("0" * 90_000) + "]"),
    "format a thousand times": lambda: schema({"properties": {"k": {"allOf": [{"format": "uri-template"}] * 1_000}}}, "k: '" + "{a}" * 300_000 + "'"),
    "wrong values below a long key": lambda: seed("a.jsonl", '{"title":"T","date":"2023-06-01","source":"S","text":"x","' + "k" * 100_000 + '":[' + "1," * 60_000 + "1]}\n") | {"dataset.yaml": f"{PROJECT}schema: s.json\n", "s.json": json.dumps({"additionalProperties": {"items": {"type": "string"}}})},
    "contains and unevaluated": lambda: schema({"properties": {"k": {"contains": {"type": "string"}, "allOf": [{"prefixItems": [{}]}] * 100, "unevaluatedItems": False}}}, "k: [" + "a," * 90_000 + "]"),
    "unevaluated at every depth": lambda: schema({"$ref": "#/$defs/n", "$defs": {"n": {"properties": {"k": {"$ref": "#/$defs/n"}}, "anyOf": [{"properties": {"k": {"$ref": "#/$defs/n"}}}] * 3, "unevaluatedProperties": True}}}, "k: " + "{k: " * 60 + "1" + "}" * 60),
    "recursion doubling": lambda: schema({"properties": {"k": {"anyOf": [{"$ref": "#", "required": ["x"]}, {"$ref": "#", "required": ["y"]}, {"$ref": "#"}]}}}, "k: " + "{k: " * 60 + "1" + "}" * 60),
    "alternatives explained": lambda: schema({"properties": {"k": {"anyOf": [{"$ref": "#", "required": ["x"]}] * 4, "minProperties": 1}}}, "k: " + "{k: " * 40 + "{}" + "}" * 40),
    "patternProperties on 90,000 keys": lambda: schema({"patternProperties": {f"{c}.*{c}$": {"type": "integer"} for c in "abcdefghij"}}, "".join(f"k{n}: 1\n" for n in range(90_000))),
    "90,000 unknown keys": lambda: schema({"properties": {f"key{n}": {} for n in range(1_000)}, "additionalProperties": False}, "".join(f"k{n}: 1\n" for n in range(90_000))),
    "2,000 misspelt keys": lambda: schema({"required": [f"title{n}" for n in range(2_000)]}, "".join(f"titel{n}: 1\n" for n in range(2_000))),
    "300 times 300 missing keys": lambda: schema({"dependentRequired": {f"a{n}": [f"b{m}x{n}" for m in range(300)] for n in range(300)}}, "".join(f"a{n}: 1\n" for n in range(300))),
    "20,000 keys of none of 500 patterns": lambda: schema({"patternProperties": {f"^x{n}z": True for n in range(500)}, "unevaluatedProperties": False}, "".join(f"k{n}: 1\n" for n in range(20_000))),
    "20,000 keys of none of 500 parts": lambda: schema({"allOf": [{"patternProperties": {f"^x{n}z": True}} for n in range(500)], "unevaluatedProperties": False}, "".join(f"k{n}: 1\n" for n in range(20_000))),
    "90,000 wrong items": lambda: schema({"properties": {"k": {"items": {"type": "integer"}}}}, "k: [" + "a," * 90_000 + "]"),
    "90,000 items not of an enum": lambda: schema({"properties": {"k": {"items": {"enum": [f"v{n}" for n in range(2_000)]}}}}, "k: [" + "a," * 90_000 + "]"),
    "5,000 keys not of 5,000 names": lambda: schema({"propertyNames": {"enum": [f"name{n}" for n in range(5_000)]}}, "".join(f"nime{n}: 1\n" for n in range(5_000))),
    "3,000 unknown keys of 44 letters": lambda: schema({"properties": {f"{n:04}" + "k" * 40: {} for n in range(3_000)}, "additionalProperties": False}, "".join(f"{n:04}" + "q" * 40 + ": 1\n" for n in range(3_000))),
    "3,000 unevaluated keys": lambda: schema({"properties": {f"{n:04}" + "k" * 40: {} for n in range(3_000)}, "unevaluatedProperties": False}, "".join(f"{n:04}" + "q" * 40 + ": 1\n" for n in range(3_000))),
    "5,000 items of none of 500 kinds": lambda: schema({"properties": {"k": {"items": {"oneOf": [{"const": f"c{n}"} for n in range(500)]}}}}, "k: [" + "a," * 5_000 + "]"),
    "5,000 items of none of 100 lists": lambda: schema({"properties": {"k": {"items": {"oneOf": [{"enum": [f"c{n}_{m}" for m in range(50)]} for n in range(100)]}}}}, "k: [" + "a," * 5_000 + "]"),
    "5,000 items of two of 500 kinds": lambda: schema({"properties": {"k": {"items": {"oneOf": [{"minLength": n % 2} for n in range(500)]}}}}, "k: [" + "a," * 5_000 + "]"),
    "5,000 mappings of none of 500 kinds": lambda: schema({"properties": {"k": {"items": {"oneOf": [{"type": "object", "properties": {"t": {"const": f"c{n}"}}, "required": ["t"]} for n in range(500)]}}}}, "k: [" + "{t: a}," * 5_000 + "]"),
    "5,000 items not of 500 kinds": lambda: schema({"properties": {"k": {"items": {"not": {"anyOf": [{"const": f"c{n}"} for n in range(499)] + [{"type": "string"}]}}}}}, "k: [" + "a," * 5_000 + "]"),
    "words of alternatives within alternatives": lambda: schema({"properties": {"k": {"$ref": "#/$defs/a0"}}, "$defs": {**{f"a{n}": {"anyOf": [{"$ref": f"#/$defs/a{n + 1}"} for _ in range(100)]} for n in range(4)}, "a4": {"const": 1}}}, "k: 2"),
    "pattern (a+)+$": lambda: schema({"properties": {"k": {"pattern": "^(a+)+$"}}}, "k: " + "a" * 900_000 + "!"),
    "pattern backtracking": lambda: schema({"properties": {"k": {"pattern": "^(?=(?:a|aa)+$)"}}}, "k: " + "a" * 100_000 + "!"),
    "pattern slow for 10,000 items": lambda: schema({"properties": {"k": {"items": {"pattern": "^(?=(?:a|aa)+$)"}}}}, "k: [" + ", ".join(["a" * 25 + "!"] * 10_000) + "]"),
    "patterns for 5,000 items": lambda: schema({"properties": {"k": {"items": {"anyOf": [{"pattern": f"(x|y|z){{{n}}}(?=w)"} for n in range(1, 100)]}}}}, "k: [" + ", ".join(["xyz" * 15] * 5_000) + "]"),
    "40 linear patterns on half a megabyte": lambda: schema({"properties": {"k": {"allOf": [{"pattern": f"(a|b|ab)*c{{{n}}}$"} for n in range(40)]}}}, "k: " + "ab" * 300_000),
    "pattern reference": lambda: schema({"properties": {"k": {"pattern": "^(a*)*\\1b$"}}}, "k: " + "a" * 900_000),
    "pattern boundary": lambda: schema({"properties": {"k": {"pattern": "(\\b|a)*b$"}}}, "k: " + "a " * 450_000),
    "pattern many states": lambda: schema({"properties": {"k": {"pattern": "(a|b)*a(a|b){900}c"}}}, "k: " + "ab" * 450_000),
    "pattern classes": lambda: schema({"properties": {"k": {"pattern": "^" + "[\\p{L}\\p{N}]" * 500 + "$"}}}, "k: " + "é" * 500),
    "pattern 5,000 alternatives": lambda: schema({"properties": {"k": {"pattern": "|".join(f"a{n}" for n in range(1_600))}}}, "k: " + "a" * 900_000),
    "pattern of a megabyte": lambda: schema({"properties": {"k": {"pattern": "a" * MB}}}, "k: a"),
    "pattern deep": lambda: schema({"properties": {"k": {"pattern": "(" * 4_000 + ")" * 4_000}}}, "k: a"),
    "pattern times out for 5,000 seeds": lambda: {**schema({"properties": {"k": {"pattern": "^(?=(?:a|aa)+$)"}}}), **many(5_000)},
    "format regex": lambda: schema({"properties": {"k": {"format": "regex"}}}, "k: " + "'" + "(" * 900_000 + "'"),
    "format regex properties": lambda: schema({"properties": {"k": {"format": "regex"}}}, "k: '" + "\\p{L}" * 180_000 + "'"),
    "format idn-hostname": lambda: schema({"properties": {"k": {"items": {"format": "idn-hostname"}}}}, "k: [" + "אבגדה.例え.xn--4gbwdl," * 20_000 + "]"),
    "format uri-template": lambda: schema({"properties": {"k": {"format": "uri-template"}}}, "k: '" + "{a,b}" * 180_000 + "'"),
}


def write(folder, files):
    total = 0
    for name, data in files.items():
        data = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
        total += len(data)
        path = os.path.join(folder, name)
        if len(path) > 4000:  # Longer than one call may name: go there step by step.
            here = os.open(folder, os.O_RDONLY)
            for part in name.split("/")[:-1]:
                try:
                    os.mkdir(part, dir_fd=here)
                except FileExistsError:
                    pass
                here = os.open(part, os.O_RDONLY, dir_fd=here)
            with os.fdopen(os.open(name.split("/")[-1], os.O_WRONLY | os.O_CREAT, dir_fd=here), "wb") as file:
                file.write(data)
            continue
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
    return total


def run(command, folder):
    with open(os.path.join(folder, "out"), "w+b") as out:
        start = time.monotonic()
        process = subprocess.Popen([*command, "validate"], cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        timer = start + 120
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > timer:
                process.kill()
                timer += 1e9
            time.sleep(0.005)
        seconds = time.monotonic() - start
        out.seek(0)
        lines = out.read(200_000).decode("utf-8", "replace").splitlines()
    process.returncode = 0
    return seconds, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), lines


def main():
    arguments = sys.argv[1:]
    if arguments[0] == "--make":
        files = ATTACKS[arguments[1]]()
        files.setdefault("dataset.yaml", PROJECT)
        print(write(arguments[2], files))
        return
    split = arguments.index("--") if "--" in arguments else len(arguments)
    command, words = [os.path.abspath(word) if os.path.exists(word) else word for word in arguments[:split]], arguments[split + 1:]
    bad = 0
    for name in ATTACKS:
        if words and not any(word in name for word in words):
            continue
        folder = tempfile.mkdtemp(prefix="attack-")
        try:
            # In a process of its own: what this one holds would count as the peak of what it starts.
            size = int(subprocess.check_output([sys.executable, __file__, "--make", name, folder])) / MB
            seconds, peak, code, lines = run(command, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        first = next((line for line in lines if "DK" in line or "nhandled" in line or "verflow" in line), lines[-1] if lines else "")
        slow = seconds > 1 + size / 100 + (2 if "times out" in name else 0) or peak > 200 + 2.2 * size or code not in (0, 1, 2)
        bad += slow
        print(f"{'!' if slow else ' '} {seconds:7.2f} s {peak:6.0f} MB {size:6.1f} MB {code:4}  {name}: {first[:170]}", flush=True)
    print(f"{bad} over the limit")
    sys.exit(1 if bad else 0)


main()
