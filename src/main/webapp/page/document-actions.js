import { progressClient } from '../client/lexintel-progress.js';
import { cancelDocument, deleteDocument, retryDocument } from './api.js';
import { confirmed } from './confirmation.js';
import { html } from './html.js';
import { shownName } from './words.js';

/** What a person can do to one document, and what the server answered. */
export class DocumentActions {
  #redraw;
  #removed;
  /** @type {Map<string, {words: string, bad: boolean, seq: number | null}>} */
  #answers = new Map();

  /**
   * @param {object} actions
   * @param {() => void} actions.redraw
   * @param {(id: string) => void} actions.removed
   */
  constructor({ redraw, removed }) {
    this.#redraw = redraw;
    this.#removed = removed;
  }

  /** An answer is shown until the document itself has something newer to say. */
  answerFor(event) {
    const answer = this.#answers.get(event.document_id);
    return answer && answer.seq === event.seq ? answer : undefined;
  }

  of(document, event) {
    const { id } = document;
    return {
      cancel: () => this.#ask(event, () => cancelDocument(id), 'Cancelling'),
      retry: () => this.#ask(event, () => retryDocument(id), 'Back in the queue'),
      remove: () => this.#remove(document, event),
    };
  }

  async #remove({ id, filename }, event) {
    const sure = await confirmed({
      question: html`Delete <bdi>${shownName(filename)}</bdi>?`,
      consequence: 'The file, its text and its passages are removed for good, and so are the files in it.',
      action: 'Delete',
    });
    if (sure && (await this.#ask(event, () => deleteDocument(id), 'Deleting'))) this.#removed(id);
  }

  async #ask({ document_id, seq }, request, words) {
    const answer = (said, bad) => {
      this.#answers.set(document_id, { words: said, bad, seq });
      this.#redraw();
    };
    try {
      await request();
      answer(words, false);
      progressClient().wake();
      return true;
    } catch (problem) {
      answer(problem.message, true);
      return false;
    }
  }
}
