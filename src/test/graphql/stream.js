import { createClient } from 'graphql-sse';
import { follow } from './following.js';

const client = createClient({ url: process.argv[2] + 'graphql/stream', retryAttempts: 0 });
await follow(client);
client.dispose();
