import { askQuestion, createChat, deleteChat, listChats, readChat } from './api.js';
import { ENDED, followAnswer } from './chat-stream.js';

/** The conversations of a case, and the one that is shown with the answer that is written in it. */
export class Conversations {
  all = [];
  /** @type {{id: string, messages: object[]} | null} */
  shown = null;
  asking = false;
  #caseId;
  #begun;
  #heard;
  #following = new AbortController();
  /** Counts what somebody does here: what was read before must not undo it. */
  #deeds = 0;

  /**
   * @param {string} caseId
   * @param {{begun: (answer: object) => void, heard: (answer: object) => void}} listener is told which answer is
   *   followed from now on, and of each change of it
   */
  constructor(caseId, { begun, heard }) {
    this.#caseId = caseId;
    this.#begun = begun;
    this.#heard = heard;
  }

  /** The answer that is being written; undefined for none. */
  get running() {
    return this.shown?.messages.find(({ role, status }) => role === 'answer' && !ENDED.has(status));
  }

  async list() {
    this.all = (await listChats(this.#caseId)).items;
  }

  /** Shows the conversation that was shown, or else the latest. */
  async load() {
    const deeds = this.#deeds;
    await this.list();
    if (deeds !== this.#deeds) return;
    const present = this.all.find(({ id }) => id === this.shown?.id) ?? this.all[0];
    if (present) await this.#read(present.id, deeds);
  }

  /** @param {string} id empty for a new one */
  async choose(id) {
    const deeds = ++this.#deeds;
    this.leave();
    this.shown = null;
    if (id) await this.#read(id, deeds);
  }

  async #read(id, deeds) {
    const read = await readChat(id);
    if (deeds !== this.#deeds) return;
    this.shown = read;
    if (this.running) this.#follow(this.running);
  }

  /** Asks in the conversation that is shown, or in a new one. */
  async ask(text) {
    const deeds = ++this.#deeds;
    this.asking = true;
    try {
      const chat = this.shown ?? { ...(await createChat(this.#caseId)), messages: [] };
      if (deeds === this.#deeds) this.shown = chat;
      const { question_id, answer_id } = await askQuestion(chat.id, text);
      const answer = { id: answer_id, role: 'answer', text: '', citations: [], status: 'waiting', error: null };
      chat.messages = [...chat.messages, { id: question_id, role: 'question', text }, answer];
      if (deeds === this.#deeds) this.#follow(answer);
    } finally {
      this.asking = false;
    }
  }

  /** Deletes the one that is shown, for all who see the case. */
  async delete() {
    await deleteChat(this.shown.id);
    await this.choose('');
    await this.load();
  }

  /** Follows no answer any more. */
  leave() {
    this.#following.abort();
  }

  #follow(answer) {
    this.leave();
    this.#following = new AbortController();
    this.#begun(answer);
    followAnswer(answer, this.#following.signal, () => this.#heard(answer));
  }
}
