import { Conversations } from '/page/chat-conversations.js';
import { equal, test } from '/tests/testing.js';

const UNHEARD = { begun: () => {}, heard: () => {} };

/** A server that answers a request when it is told to. */
class Server {
  #requests = [];

  constructor() {
    globalThis.fetch = (url, { method = 'GET' } = {}) =>
      new Promise((resolve) => {
        const asked = `${method} ${new URL(url).pathname.replace('/api/', '')}`;
        this.#requests.push({ asked, answer: (body) => resolve(new Response(JSON.stringify(body))) });
      });
  }

  /** Answers the request when it has come. */
  async answer(asked, body) {
    for (;;) {
      const found = this.#requests.findIndex((request) => request.asked === asked);
      if (found >= 0) return this.#requests.splice(found, 1)[0].answer(body);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

test('what is read of a conversation before its first question does not take the answer away', async () => {
  const server = new Server();
  const conversations = new Conversations('c', UNHEARD);
  const loading = conversations.load();
  const asking = conversations.ask('Why?');
  await server.answer('POST cases/c/chats', { id: '7' });
  await server.answer('GET cases/c/chats', { items: [{ id: '7' }] });
  await server.answer('POST chats/7/messages', { question_id: 'q', answer_id: 'a' });
  await asking;
  server.answer('GET chats/7', { id: '7', messages: [] });
  await loading;
  equal(conversations.shown.messages.map(({ id }) => id), ['q', 'a']);
});

test('of two that are chosen in haste the later is shown', async () => {
  const server = new Server();
  const conversations = new Conversations('c', UNHEARD);
  const first = conversations.choose('1');
  const second = conversations.choose('2');
  await server.answer('GET chats/2', { id: '2', messages: [] });
  await second;
  await server.answer('GET chats/1', { id: '1', messages: [] });
  await first;
  equal(conversations.shown.id, '2');
});

test('a question stays where it was asked when another conversation is chosen meanwhile', async () => {
  const server = new Server();
  const followed = [];
  const conversations = new Conversations('c', { ...UNHEARD, begun: ({ id }) => followed.push(id) });
  const asking = conversations.ask('Why?');
  await server.answer('POST cases/c/chats', { id: '1' });
  const choosing = conversations.choose('2');
  await server.answer('GET chats/2', { id: '2', messages: [] });
  await choosing;
  await server.answer('POST chats/1/messages', { question_id: 'q', answer_id: 'a' });
  await asking;
  equal(conversations.shown, { id: '2', messages: [] });
  equal(followed, []);
});

test('an answer that is under way is followed where it was left', async () => {
  const server = new Server();
  const followed = [];
  const conversations = new Conversations('c', { ...UNHEARD, begun: ({ id, text }) => followed.push([id, text]) });
  const loading = conversations.load();
  await server.answer('GET cases/c/chats', { items: [{ id: '7' }] });
  const answer = { id: 'a', role: 'answer', status: 'writing', text: 'The term', citations: [], error: null };
  await server.answer('GET chats/7', { id: '7', messages: [{ id: 'q', role: 'question', text: 'Term?' }, answer] });
  await loading;
  equal(followed, [['a', 'The term']]);
  conversations.leave();
});
