// The job of `datasetkit build`, as a good Node program does it: js-yaml, a compiled ajv schema, all processors.
//
//     pipeline.mjs FOLDER OUTPUT WORKERS none|gzip
//
// Reads every seed below FOLDER, parses and validates its metadata, and writes OUTPUT/data.jsonl[.gz] sorted by id, OUTPUT/rejected.jsonl
// and OUTPUT/manifest.json with the SHA-256 of the records and of the file. Records are byte for byte those of DatasetKit.

import Ajv from "ajv";
import addFormats from "ajv-formats";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import yaml from "js-yaml";

const chunkFiles = 500, chunkBytes = 4 << 20, pieceLines = 5000;

function* seeds(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.name[0] === "." || entry.name[0] === "_") continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* seeds(path);
    else if (/\.(md|txt|jsonl)$/.test(entry.name)) yield path;
  }
}

// Cuts a big file at line ends.
function* lineJobs(path) {
  const file = fs.openSync(path), size = fs.fstatSync(file).size, buffer = Buffer.allocUnsafe(chunkBytes);
  for (let begin = 0, first = 1; begin < size;) {
    let count = fs.readSync(file, buffer, 0, chunkBytes, begin);
    const last = buffer.lastIndexOf(10, count - 1) + 1;
    if (begin + count < size) count = last;
    let lines = 0;
    for (let at = -1; (at = buffer.indexOf(10, at + 1)) >= 0 && at < count;) lines++;
    yield { path, begin, end: begin + count, first };
    begin += count;
    first += lines;
  }
  fs.closeSync(file);
}

function work({ folder, defaults }) {
  const ajv = addFormats(new Ajv());
  const validate = ajv.compile({
    type: "object",
    required: ["title", "date", "source"],
    properties: {
      title: { type: "string", minLength: 1 },
      date: { type: "string", format: "date" },
      source: { type: "string", minLength: 1 },
    },
  });
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const nameOf = (path) => path.slice(folder.length + 1, path.lastIndexOf("."));

  const sorted = (value) => {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
  };

  function frontMatter(text) {
    if (!text.startsWith("---\n")) throw new Error("no front matter");
    const end = text.indexOf("\n---\n", 3);
    if (end < 0) throw new Error("front matter without end");
    return [yaml.load(text.slice(4, end + 1), { schema: yaml.CORE_SCHEMA }), text.slice(end + 5)];
  }

  function headline(text) {
    const [title, blank, date, blankToo] = text.split("\n", 4);
    if (!title || blank || blankToo || date === undefined) throw new Error("no headline");
    return [{ title, date }, text.slice(title.length + date.length + 4)];
  }

  function record(id, metadata, text) {
    if (!validate(metadata)) throw new Error(ajv.errorsText(validate.errors));
    const body = text.replace(/^[\t\n ]+|[\t\n ]+$/g, "");
    if (!body) throw new Error("no text");
    const { title, date, source, ...rest } = metadata;
    return JSON.stringify({ id, title, date, source, text: body, metadata: sorted(rest) }) + "\n";
  }

  function add(result, id, path, read) {
    try {
      const line = read();
      result.ids.push(id);
      result.lines.push(line);
    } catch (fault) {
      result.rejected.push({ path, message: fault.message });
    }
  }

  function readFiles(files, result) {
    for (const path of files) {
      const id = nameOf(path);
      add(result, id, path, () => {
        let text = utf8.decode(fs.readFileSync(path));
        if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
        const [metadata, body] = path.endsWith(".txt") ? headline(text) : frontMatter(text);
        return record(id, { ...defaults, ...metadata }, body);
      });
    }
  }

  function readLines({ path, begin, end, first }, result) {
    const buffer = Buffer.allocUnsafe(end - begin), file = fs.openSync(path);
    fs.readSync(file, buffer, 0, end - begin, begin);
    fs.closeSync(file);
    for (let at = 0, number = first; at < buffer.length; number++) {
      let stop = buffer.indexOf(10, at);
      if (stop < 0) stop = buffer.length;
      const line = buffer.subarray(at, stop), id = `${nameOf(path)}#${number}`;
      add(result, id, `${path}#${number}`, () => {
        const { text, ...metadata } = JSON.parse(utf8.decode(line));
        return record(id, metadata, text ?? "");
      });
      at = stop + 1;
    }
  }

  parentPort.on("message", (job) => {
    const result = { ids: [], lines: [], rejected: [] };
    if (job.files) readFiles(job.files, result);
    else readLines(job, result);
    parentPort.postMessage(result);
  });
}

function* jobsOf(paths) {
  const files = paths.filter((path) => !path.endsWith(".jsonl"));
  for (let at = 0; at < files.length; at += chunkFiles) yield { files: files.slice(at, at + chunkFiles) };
  for (const path of paths) if (path.endsWith(".jsonl")) yield* lineJobs(path);
}

function write(output, compression, results) {
  const records = results.flatMap(({ ids, lines }) => ids.map((id, at) => ({ id, line: lines[at] })));
  records.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const rejected = results.flatMap((result) => result.rejected).sort((a, b) => (a.path < b.path ? -1 : 1));

  const name = compression === "gzip" ? "data.jsonl.gz" : "data.jsonl", file = fs.openSync(join(output, name), "w");
  const content = createHash("sha256"), packed = createHash("sha256");
  let bytes = 0;
  for (let at = 0; at < records.length; at += pieceLines) {
    let piece = Buffer.from(records.slice(at, at + pieceLines).map((record) => record.line).join(""));
    content.update(piece);
    if (compression === "gzip") packed.update(piece = gzipSync(piece, { level: 6 }));
    fs.writeSync(file, piece);
    bytes += piece.length;
  }
  fs.closeSync(file);
  const contentSha256 = content.digest("hex"), sha256 = compression === "gzip" ? packed.digest("hex") : contentSha256;
  fs.writeFileSync(join(output, "rejected.jsonl"), rejected.map((item) => JSON.stringify(item) + "\n").join(""));
  fs.writeFileSync(join(output, "manifest.json"), JSON.stringify({
    records: records.length, rejected: rejected.length, content_sha256: contentSha256, files: [{ path: name, bytes, sha256 }],
  }));
}

async function main([folder, output, workers, compression]) {
  const paths = [...seeds(folder)], jobs = jobsOf(paths), results = [];
  const defaultsFile = join(folder, "_defaults.yaml");
  const defaults = fs.existsSync(defaultsFile) ? yaml.load(fs.readFileSync(defaultsFile, "utf8"), { schema: yaml.CORE_SCHEMA }) : {};
  await Promise.all(Array.from({ length: Number(workers) }, () => new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { folder, defaults } });
    const next = () => {
      const { value, done } = jobs.next();
      if (!done) worker.postMessage(value);
      else worker.terminate().then(resolve);
    };
    worker.on("message", (result) => { results.push(result); next(); });
    worker.on("error", reject);
    next();
  })));
  write(output, compression, results);
}

if (isMainThread) await main(process.argv.slice(2));
else work(workerData);
