"""The job of `datasetkit build`, as a good Python program does it: libyaml, a compiled schema, all processors.

    pipeline.py FOLDER OUTPUT PROCESSES none|gzip

Reads every seed below FOLDER, parses and validates its metadata, and writes OUTPUT/data.jsonl[.gz] sorted by id, OUTPUT/rejected.jsonl and
OUTPUT/manifest.json with the SHA-256 of the records and of the file. Records are byte for byte those of DatasetKit.
"""

import gc
import gzip
import hashlib
import json
import multiprocessing
import os
import sys

import fastjsonschema
import yaml

SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["title", "date", "source"],
    "properties": {
        "title": {"type": "string", "minLength": 1},
        "date": {"type": "string", "format": "date"},
        "source": {"type": "string", "minLength": 1},
    },
}
CHUNK_FILES = 500
CHUNK_BYTES = 4 << 20


class Loader(yaml.CSafeLoader):
    """Dates stay text, as in YAML 1.2."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}

validate = fastjsonschema.compile(SCHEMA)
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=False).encode
encode_sorted = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def seeds(folder):
    stack = [folder]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.name[0] in "._":
                    continue
                if entry.is_dir():
                    stack.append(entry.path)
                elif entry.name.endswith((".md", ".txt", ".jsonl")):
                    yield entry.path


def front_matter(text):
    if not text.startswith("---\n"):
        raise ValueError("no front matter")
    end = text.index("\n---\n", 3)
    return yaml.load(text[4:end + 1], Loader), text[end + 5:]


def headline(text):
    title, blank, date, blank_too, body = text.split("\n", 4)
    if not title or blank or blank_too:
        raise ValueError("no headline")
    return {"title": title, "date": date}, body


def record(name, metadata, text):
    validate(metadata)
    text = text.strip("\t\n ")
    if not text:
        raise ValueError("no text")
    title, date, source = metadata.pop("title"), metadata.pop("date"), metadata.pop("source")
    head = encode({"id": name, "title": title, "date": date, "source": source, "text": text})
    line = (head[:-1] + ',"metadata":' + encode_sorted(metadata) + "}\n").encode()
    return name, line


def read_files(job):
    files, root, defaults = job
    accepted, rejected = [], []
    for path in files:
        name = path[len(root) + 1:path.rindex(".")]
        try:
            with open(path, "rb", buffering=0) as file:
                text = file.read().decode()
            if "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            metadata, body = headline(text) if path.endswith(".txt") else front_matter(text)
            accepted.append(record(name, {**defaults, **metadata}, body))
        except (ValueError, TypeError, yaml.YAMLError, fastjsonschema.JsonSchemaException) as fault:
            rejected.append((path, str(fault)))
    return accepted, rejected


def read_lines(job):
    path, name, begin, end, first = job
    accepted, rejected = [], []
    with open(path, "rb") as file:
        file.seek(begin)
        for number, line in enumerate(file.read(end - begin).splitlines(), first):
            try:
                metadata = json.loads(line)
                accepted.append(record(f"{name}#{number}", metadata, metadata.pop("text", "")))
            except (ValueError, TypeError, AttributeError, fastjsonschema.JsonSchemaException) as fault:
                rejected.append((f"{path}#{number}", str(fault)))
    return accepted, rejected


def line_jobs(path, root):
    """Cuts a big file at line ends."""
    name, begin, first = path[len(root) + 1:path.rindex(".")], 0, 1
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            chunk += file.readline()
            yield path, name, begin, begin + len(chunk), first
            begin += len(chunk)
            first += chunk.count(b"\n")


def main(folder, output, processes, compression):
    gc.freeze()
    gc.disable()
    try:
        with open(os.path.join(folder, "_defaults.yaml"), "rb") as file:
            defaults = yaml.load(file, Loader)
    except FileNotFoundError:
        defaults = {}
    paths = list(seeds(folder))
    accepted, rejected = [], []
    with multiprocessing.Pool(processes) as pool:
        files = [path for path in paths if not path.endswith(".jsonl")]
        jobs = ((files[at:at + CHUNK_FILES], folder, defaults) for at in range(0, len(files), CHUNK_FILES))
        for good, bad in pool.imap_unordered(read_files, jobs):
            accepted += good
            rejected += bad
        for path in paths:
            if path.endswith(".jsonl"):
                for good, bad in pool.imap_unordered(read_lines, line_jobs(path, folder)):
                    accepted += good
                    rejected += bad
    accepted.sort(key=lambda pair: pair[0])
    rejected.sort()

    name = "data.jsonl.gz" if compression == "gzip" else "data.jsonl"
    target = os.path.join(output, name)
    content = hashlib.sha256()
    with open(target, "wb", buffering=1 << 20) as raw:
        file = gzip.GzipFile("", "wb", 6, raw, 0) if compression == "gzip" else raw
        for at in range(0, len(accepted), CHUNK_FILES):
            piece = b"".join(line for _, line in accepted[at:at + CHUNK_FILES])
            content.update(piece)
            file.write(piece)
        if file is not raw:
            file.close()
    digest = content.hexdigest()
    if compression == "gzip":
        with open(target, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    with open(os.path.join(output, "rejected.jsonl"), "w", encoding="utf-8") as file:
        file.writelines(encode({"path": path, "message": message}) + "\n" for path, message in rejected)
    with open(os.path.join(output, "manifest.json"), "w", encoding="utf-8") as file:
        json.dump({"records": len(accepted), "rejected": len(rejected), "content_sha256": content.hexdigest(),
                   "files": [{"path": name, "bytes": os.path.getsize(target), "sha256": digest}]}, file)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
