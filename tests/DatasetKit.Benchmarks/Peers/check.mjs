// What `datasetkit schema check SCHEMA LINES --format json` does, with ajv: every fault of every line of a JSON Lines file.
import fs from "node:fs";
import readline from "node:readline";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schema, instances] = process.argv.slice(2);
const validate = addFormats(new Ajv({ allErrors: true })).compile(JSON.parse(fs.readFileSync(schema, "utf8")));
let number = 0, output = [];
for await (const line of readline.createInterface({ input: fs.createReadStream(instances), crlfDelay: Infinity })) {
  const valid = validate(JSON.parse(line));
  const diagnostics = valid ? [] : validate.errors.map(({ instancePath, message }) => ({ path: instancePath, message }));
  output.push(JSON.stringify({ path: instances, line: ++number, valid, diagnostics }));
  if (output.length === 1000) {
    fs.writeSync(1, output.join("\n") + "\n");
    output = [];
  }
}
if (output.length > 0) fs.writeSync(1, output.join("\n") + "\n");
