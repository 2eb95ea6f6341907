import { TopicState } from '/client/topic-state.js';
import { event } from '/tests/fake-server.js';
import { equal, test } from '/tests/testing.js';

const caseState = () => new TopicState({ keepsDeleted: false });
const shown = (state) => state.documents.map(({ document_id, seq, progress, status }) => [document_id, seq, progress, status]);

test('only a higher seq is news', () => {
  const state = caseState();
  for (const seq of [5, 4, 5, 7, 6]) state.apply({ events: [event('a', seq)] });
  equal(shown(state), [['a', 7, 7, 'processing']]);
});

test('what has no seq is shown, and moves nothing', () => {
  const state = caseState();
  state.apply({ events: [event('a', 5)] });
  state.apply({ events: [{ document_id: 'a', status: 'processing', progress: 50 }] });
  equal(shown(state), [['a', 5, 50, 'processing']]);
  state.apply({ events: [event('a', 6)] });
  equal(shown(state), [['a', 6, 6, 'processing']]);
});

test('fields that were left out are null, not undefined', () => {
  const state = caseState();
  state.apply({ events: [{ document_id: 'a', seq: 1, status: 'pending' }] });
  const [{ eta_seconds, queue_position, error, case_id, message }] = state.documents;
  equal([eta_seconds, queue_position, error, case_id, message], [null, null, null, null, null]);
});

test('a deleted document leaves its case, and no late event brings it back', () => {
  const state = caseState();
  state.apply({ events: [event('a', 5), event('b', 1)] });
  state.apply({ events: [event('a', 9, { status: 'deleted' })] });
  state.apply({ events: [event('a', 8), { document_id: 'a', status: 'processing', progress: 3 }] });
  equal(shown(state), [['b', 1, 1, 'processing']]);
});

test('a document that is followed by itself shows that it is gone', () => {
  const state = new TopicState({ keepsDeleted: true });
  state.apply({ events: [event('a', 5)] });
  state.apply({ events: [event('a', 6, { status: 'deleted' })] });
  state.apply({ error: { code: 'document_not_found', message: '' } });
  equal(shown(state), [['a', 6, 6, 'deleted']]);
  equal(state.error, null);
});

test('a full state takes away what is not in it', () => {
  const state = caseState();
  state.apply({ events: [event('a', 1), event('b', 1)] });
  state.apply({ events: [event('c', 1)], present: ['b', 'c'] });
  equal(shown(state).map(([id]) => id), ['b', 'c']);
});

test('a case whose summary is not told counts for itself', () => {
  const state = caseState();
  equal(state.summary, null);
  state.apply({ events: [event('a', 40, { eta_seconds: 10 }), event('b', 1, { status: 'failed', progress: 13 }), event('c', 20, { eta_seconds: 30 })] });
  equal(state.summary, { total: 3, pending: 0, processing: 2, completed: 0, failed: 1, cancelled: 0, progress: 53, eta_seconds: 30 });
  state.apply({ events: [event('d', 0)] });
  equal(state.summary.eta_seconds, null, 'one that is not known makes the whole unknown');
});

test('all there is can be handed to a tab that joins', () => {
  const [state, joined] = [caseState(), caseState()];
  state.apply({ events: [event('a', 5), event('b', 1)] });
  joined.apply({ events: [event('gone', 1)] });
  joined.apply(state.toUpdate());
  equal(shown(joined), shown(state));
});

test('an error is over with the next news', () => {
  const state = caseState();
  state.apply({ error: { code: 'case_not_found', message: '' } });
  equal(state.error.code, 'case_not_found');
  state.apply({ events: [] });
  equal([state.error, state.heard], [null, true]);
});
