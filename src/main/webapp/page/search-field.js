import { html, nothing } from './html.js';
import { openPassage } from './passage-dialog.js';
import { byDocument, pieces } from './search-results.js';
import { count, shownName } from './words.js';

/** Somebody who types is asked after a pause. */
const PAUSE = 250;
const SHOWN = 30;

/** A search field and what was found. */
export class SearchField {
  #scope;
  #redraw;
  #announcer;
  #query = '';
  /** @type {{items: object[], total: number, waiting: number, by_words: number} | null} */
  #found = null;
  #problem = '';
  #asked = 0;
  #timer = 0;
  #completed = 0;

  /**
   * @param {{label: string, ask: (query: string, limit: number) => Promise<object>, caseOf?: (caseId: string) => unknown}} scope
   *   what is searched, and, where that is several cases, what is said of the one that a document belongs to
   * @param {() => void} redraw
   * @param {import('./announcer.js').Announcer} announcer
   */
  constructor(scope, redraw, announcer) {
    this.#scope = scope;
    this.#redraw = redraw;
    this.#announcer = announcer;
  }

  /** Whether there is something to show in the place of the documents. */
  get active() {
    return Boolean(this.#found || this.#problem);
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  /** @param {number} completed how many documents can be searched: with more, more may be found */
  heard(completed) {
    const more = completed !== this.#completed;
    this.#completed = completed;
    if (more && this.active) this.#soon();
  }

  template() {
    return html`
      <form class="search" role="search" @submit=${this.#submit} @keydown=${this.#move}>
        <label class="visually-hidden" for="search">${this.#scope.label}</label>
        <input id="search" type="search" autocomplete="off" maxlength="1000" data-testid="search"
          placeholder=${`${this.#scope.label}, for example: which law governs, "sole discretion", -draft`}
          .value=${this.#query} @input=${this.#typed}>
        ${this.#problem ? html`<p class="problem" role="alert">${this.#problem}</p>` : nothing}
        ${this.#found ? this.#results(this.#found) : nothing}
      </form>`;
  }

  #results(found) {
    return html`
      <p class="search-summary" data-testid="search-summary">${summary(found)}</p>
      <ol class="search-results" aria-label="Search results">
        ${byDocument(found.items).map(({ filename, case_id, hits }) => html`
          <li class="found-document" data-testid="found-document">
            <h2><bdi>${shownName(filename)}</bdi>${this.#scope.caseOf?.(case_id) ?? nothing}</h2>
            <ol>${hits.map((hit) => this.#hit(hit))}</ol>
          </li>`)}
      </ol>`;
  }

  #hit(hit) {
    return html`
      <li>
        <button type="button" class="hit" data-testid="hit" @click=${() => openPassage(hit)}>
          <span class="place">${hit.page ? `Page ${hit.page}` : `Passage ${hit.ordinal + 1}`}${hit.source === 'ocr' ? html`<small>text recognition</small>` : nothing}</span>
          <span class="words" dir="auto">${pieces(hit.text, hit.highlights).map(({ text, marked }) => (marked ? html`<mark>${text}</mark>` : text))}</span>
        </button>
      </li>`;
  }

  #typed = ({ target }) => {
    this.#query = target.value;
    if (this.#query.trim()) this.#soon();
    else this.#clear();
  };

  #submit = (event) => {
    event.preventDefault();
    if (this.#query.trim()) this.#ask();
  };

  /** From the field to the results and back by the arrow keys. */
  #move = (event) => {
    if (event.key === 'Escape' && event.target.matches('.hit')) event.currentTarget.querySelector('input').focus();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [...event.currentTarget.querySelectorAll('input, .hit')];
    const next = stops[stops.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  #clear() {
    this.close();
    this.#found = null;
    this.#problem = '';
    this.#redraw();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
  }

  async #ask() {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    let found = null;
    let problem = '';
    try {
      found = await this.#scope.ask(this.#query.trim(), SHOWN);
    } catch (refused) {
      problem = refused.code === 'empty_query' ? '' : refused.message;
    }
    // An answer to what was typed before must not overwrite a later one.
    if (asked !== this.#asked) return;
    this.#found = found;
    this.#problem = problem;
    if (found) this.#announcer.say(summary(found));
    this.#redraw();
  }
}

function summary({ items, total, waiting, by_words: byWords }) {
  const found = total === 0 ? 'Nothing found' : items.length < total ? `The best ${items.length} of ${count(total, 'passage')}` : `${count(total, 'passage')} found`;
  return [
    `${found}.`,
    waiting && `${count(waiting, 'document')} cannot be searched yet; what is in ${waiting === 1 ? 'it' : 'them'} appears here later.`,
    byWords && `${count(byWords, 'document')} ${byWords === 1 ? 'is' : 'are'} found by words only until embedded by the new model.`,
  ].filter(Boolean).join(' ');
}
