import { DocumentActions } from './document-actions.js';
import { DocumentList } from './document-list.js';
import { documentRow } from './document-row.js';
import { FILTERS, matches } from './filters.js';
import { html, nothing } from './html.js';
import { VirtualRows } from './virtual-rows.js';
import { figure, shownName } from './words.js';

/** The documents of a case: what the list knows of them and what is heard, filtered, as rows. */
export class CaseDocuments {
  #redraw;
  #list;
  #rows;
  #actions;
  /** @type {Map<string, import('../client/topic-state.js').ProgressEvent>} */
  #live = new Map();
  #filter = FILTERS[0];
  #search = '';

  /**
   * @param {string} caseId
   * @param {() => void} redraw
   */
  constructor(caseId, redraw) {
    this.#redraw = redraw;
    this.#list = new DocumentList(caseId, redraw);
    this.#rows = new VirtualRows(redraw);
    this.#actions = new DocumentActions({ redraw, removed: (id) => this.#list.remove(id) });
  }

  get isKnownToBeEmpty() {
    return this.#list.loaded && !this.#list.items.length;
  }

  open() {
    this.#rows.open();
  }

  close() {
    this.#rows.close();
    this.#list.close();
  }

  drawn() {
    this.#rows.measure();
  }

  load() {
    return this.#list.load();
  }

  /** @param {object} document that has just been stored */
  put(document) {
    this.#list.put(document);
  }

  /** @param {import('../client/topic-state.js').ProgressEvent[]} events of all that there are */
  hear(events) {
    const before = this.#live;
    this.#live = new Map(events.map((event) => [event.document_id, event]));
    for (const id of before.keys()) if (!this.#live.has(id)) this.#list.remove(id);
    this.#list.hear(this.#live.keys());
  }

  /** @param {string} id */
  nameOf(id) {
    const document = this.#list.get(id);
    return document && shownName(document.filename);
  }

  /** @param {import('../client/topic-state.js').Summary} summary */
  template(summary) {
    if (!this.#list.items.length) return nothing;
    const rows = this.#list.items.filter(({ document }) => matches(this.#filter, this.#search, document, this.#eventOf(document)));
    // Room for the largest number, so that a growing one moves nothing.
    const width = `min-width:${figure(summary.total).length}ch`;
    return html`
      <section aria-label="Documents of the case">
        <div class="filters">
          <div class="choices" role="group" aria-label="Show">
            ${FILTERS.map((filter) => html`
              <button class="filter" aria-pressed=${filter === this.#filter} data-testid=${`filter-${filter.name}`} @click=${() => this.#choose(filter)}>
                ${filter.words}<span class="figure" .style=${width}>${figure(filter.count(summary))}</span>
              </button>`)}
          </div>
          <label class="visually-hidden" for="search">Find by file name</label>
          <input id="search" type="search" placeholder="Find by file name" autocomplete="off" .value=${this.#search} @input=${this.#find}>
        </div>
        ${this.#rows.draw(rows, ({ document }) => document.id, ({ document, depth }, place) => this.#row(document, depth, place))}
        ${rows.length ? nothing : html`<p class="none">No document matches.</p>`}
      </section>`;
  }

  #row(document, depth, place) {
    const event = this.#eventOf(document);
    if (event.status === 'completed' && document.status !== 'completed') this.#list.refresh(document.id);
    return documentRow({ document, depth, container: this.nameOf(document.parent_id), original: this.nameOf(document.duplicate_of), event, answer: this.#actions.answerFor(event), actions: this.#actions.of(document, event) }, place);
  }

  #eventOf(document) {
    return this.#live.get(document.id) ?? asEvent(document);
  }

  #choose(filter) {
    this.#filter = filter;
    this.#redraw();
  }

  #find = ({ target }) => {
    this.#search = target.value;
    this.#redraw();
  };
}

/** Until the first news, the list's own status has to do. */
function asEvent({ id, case_id, status, attempt, error_code, error_message }) {
  return {
    document_id: id,
    case_id,
    status,
    step: null,
    progress: status === 'completed' ? 100 : 0,
    message: null,
    timestamp: null,
    attempt: attempt ?? 1,
    seq: null,
    eta_seconds: null,
    queue_position: null,
    error: error_code ? { code: error_code, message: error_message } : null,
  };
}
