// The subscription of the old plan, as an application with Apollo has it.
import assert from 'node:assert/strict';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [, , root, documentId] = process.argv;
const socket = createClient({
  url: root.replace(/^http/, 'ws') + 'graphql',
  webSocketImpl: WebSocket,
});
const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.split(
    ({ operationType }) => operationType === 'subscription',
    new GraphQLWsLink(socket),
    new HttpLink({ uri: root + 'graphql' }),
  ),
});

const DOCUMENT = gql`
  subscription ($documentId: ID!) {
    documentProgress(documentId: $documentId) { documentId status step progress message timestamp }
  }
`;
const last = await new Promise((resolve, reject) => {
  let event;
  client.subscribe({ query: DOCUMENT, variables: { documentId } }).subscribe({
    next: ({ data, error }) => (error ? reject(error) : (event = data.documentProgress)),
    error: reject,
    complete: () => resolve(event),
  });
});
assert.equal(last.status, 'completed');
assert.equal(last.progress, 100);

const query = gql`query ($id: ID!) { document(id: $id) { id filename status } }`;
const { data } = await client.query({ query, variables: { id: documentId } });
assert.equal(data.document.status, 'completed');
console.log('followed to the end');
await socket.dispose();
client.stop();
