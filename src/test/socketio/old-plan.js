// The client of the old plan: it emits watch_document and hears progress, and asks for no answer.
import { io } from 'socket.io-client';

const [url, documentId] = process.argv.slice(2);
const socket = io(url);
socket.on('connect', () => socket.emit('watch_document', { document_id: documentId }));
socket.on('progress', ({ document_id: id, status, step, progress, message }) => {
  console.log([id, status, step, progress, message].join('|'));
  if (status === 'completed') socket.disconnect();
});
