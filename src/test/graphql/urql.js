// An application with urql: it reads by POST, and follows by a WebSocket and by events.
import assert from 'node:assert/strict';
import { Client, cacheExchange, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { createClient as createStream } from 'graphql-sse';
import { createClient as createSocket } from 'graphql-ws';
import WebSocket from 'ws';

const [, , root, documentId] = process.argv;
const socket = createSocket({
  url: root.replace(/^http/, 'ws') + 'graphql',
  webSocketImpl: WebSocket,
});
const stream = createStream({ url: root + 'graphql/stream' });

const DOCUMENT = gql`
  subscription ($documentId: ID!) {
    documentProgress(documentId: $documentId) { documentId status step progress message seq }
  }
`;
const QUERY = gql`query ($id: ID!) { document(id: $id) { id filename status } }`;

for (const transport of [socket, stream]) {
  const client = new Client({
    url: root + 'graphql',
    preferGetMethod: false,
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: transport.subscribe({ query: query ?? '', variables }, sink),
          }),
        }),
      }),
    ],
  });
  const last = await new Promise((resolve, reject) => {
    const following = client.subscription(DOCUMENT, { documentId }).subscribe(({ data, error }) => {
      if (error) reject(error);
      const event = data?.documentProgress;
      if (event?.status === 'completed') {
        following?.unsubscribe();
        resolve(event);
      }
    });
  });
  assert.equal(last.documentId, documentId);
  assert.equal(last.progress, 100);

  const { data, error } = await client.query(QUERY, { id: documentId }).toPromise();
  assert.equal(error, undefined);
  assert.equal(data.document.status, 'completed');
}
console.log('followed to the end');
await socket.dispose();
stream.dispose();
