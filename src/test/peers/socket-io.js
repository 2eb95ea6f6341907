// A server as the guide of Socket.IO has it: several nodes by its Redis adapter, a room for each
// topic. What is published on Redis is emitted to a room.
import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { createClient } from 'redis';
import { Server } from 'socket.io';

const [port, redis] = process.argv.slice(2);
const publisher = createClient({ url: `redis://localhost:${redis}` });
const subscriber = publisher.duplicate();
const events = publisher.duplicate();
await Promise.all([publisher, subscriber, events].map((client) => client.connect()));

const http = createServer();
const io = new Server(http, { adapter: createAdapter(publisher, subscriber) });
io.on('connection', (socket) => socket.on('watch', (room) => socket.join(room)));
await events.pSubscribe('room:*', (message, channel) =>
  io.to(channel).emit('progress', JSON.parse(message)));
http.listen(Number(port), '127.0.0.1');
