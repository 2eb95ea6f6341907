import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { follow } from './following.js';

const url = process.argv[2].replace(/^http/, 'ws') + 'graphql';
const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
await follow(client);
await client.dispose();
