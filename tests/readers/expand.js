// Prints a JSON-LD document in expanded form. A context that would have to be fetched is an error, and so is a term that has no meaning.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
const documentLoader = (url) => { throw new Error(`${url} would be fetched.`); };
console.log(JSON.stringify(await jsonld.expand(document, { documentLoader, base: "file:///release/croissant.json", safe: true })));
