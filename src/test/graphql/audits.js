// The audits of "GraphQL over HTTP": what it demands and what it recommends.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] + 'graphql' });
let failed = 0;
for (const result of results) {
  if (result.status === 'error' || result.status === 'warn') {
    failed += 1;
    console.log(`${result.status}: ${result.name}: ${result.reason}`);
  }
}
console.log(`${results.length} audits, ${failed} failed`);
process.exit(failed === 0 && results.length > 50 ? 0 : 1);
