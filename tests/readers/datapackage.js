// Prints what the Data Package library of the Frictionless project finds wrong with a descriptor and with its table schemas.
import { readFileSync } from "node:fs";
import datapackage from "datapackage";
import tableschema from "tableschema";

const descriptor = JSON.parse(readFileSync(process.argv[2], "utf8"));
const dataPackage = await datapackage.Package.load(descriptor, { basePath: process.argv[3] });
const errors = dataPackage.errors.map(String);
for (const resource of descriptor.resources) {
  const schema = await tableschema.Schema.load(resource.schema);
  errors.push(...schema.errors.map(String));
}
console.log(JSON.stringify({ errors, resources: dataPackage.resourceNames }));
