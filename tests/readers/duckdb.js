// Runs SQL in DuckDB and prints the rows as JSON.
import { DuckDBInstance } from "@duckdb/node-api";

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
try {
  const result = await connection.runAndReadAll(process.argv[2]);
  console.log(JSON.stringify({ rows: result.getRowsJson() }));
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
}
