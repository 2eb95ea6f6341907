// Watches a case and a document until the document has ended. Says in one line of JSON what came.
import { io } from 'socket.io-client';

const [url, transports, caseId, documentId] = process.argv.slice(2);
const ends = ['completed', 'failed', 'cancelled', 'deleted'];
const told = { acknowledged: [], progress: [], cases: [], completed: false };
const socket = io(url, { transports: transports.split(','), reconnection: false });

socket.on('connect_error', (error) => finish(1, error.message));
socket.on('connect', async () => {
  if (socket.io.engine.transport.name !== transports.split(',').at(-1)) {
    await new Promise((resolve) => socket.io.engine.once('upgrade', resolve));
  }
  told.unknown = await socket.emitWithAck('watch_document', { document_id: 'none' });
  told.acknowledged.push(await socket.emitWithAck('watch_case', { case_id: caseId }));
  told.acknowledged.push(await socket.emitWithAck('watch_document', { document_id: documentId }));
});
socket.on('case_progress', (state) => told.cases.push(state));
socket.on('progress', (event) => told.progress.push(event));
socket.on('complete', async ({ document_id: id }) => {
  told.completed = id === documentId;
  told.unwatched = await socket.emitWithAck('unwatch_case', { case_id: caseId });
  told.ended = ends.includes(told.progress.at(-1)?.status);
  finish(0);
});
socket.on('disconnect', (reason) => finish(1, reason));
const patience = setTimeout(() => finish(1, 'nothing comes'), 50_000);

function finish(code, reason) {
  clearTimeout(patience);
  told.transport = socket.io.engine?.transport.name;
  console.log(JSON.stringify({ ...told, reason }));
  socket.off('disconnect').close();
  process.exitCode = code;
}
