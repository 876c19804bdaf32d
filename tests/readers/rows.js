// Casts every record of a release with the table schemas of its datapackage.json, and prints how many there are and which do not fit.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import tableschema from "tableschema";

const folder = process.argv[2];
const descriptor = JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8"));
const errors = [];
let rows = 0;
for (const resource of descriptor.resources) {
  const schema = await tableschema.Schema.load(resource.schema);
  for (const line of readFileSync(join(folder, resource.path), "utf8").split("\n").filter(Boolean)) {
    const record = JSON.parse(line);
    rows++;
    try {
      schema.castRow(schema.fieldNames.map((name) => record[name] ?? null));
    } catch (error) {
      errors.push(`${resource.path}: ${record.id}: ${[error, ...(error.errors ?? [])].map(String).join(" ")}`);
    }
  }
}
console.log(JSON.stringify({ rows, errors }));
