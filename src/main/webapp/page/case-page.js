import { progressClient } from '../client/lexintel-progress.js';
import { cancelCase, readCase, retryCase } from './api.js';
import { caseTotal } from './case-total.js';
import { confirmed } from './confirmation.js';
import { connectionBadge } from './connection-badge.js';
import { DocumentActions } from './document-actions.js';
import { DocumentList } from './document-list.js';
import { documentRow } from './document-row.js';
import { FILTERS, matches } from './filters.js';
import { html, nothing } from './html.js';
import { Milestones } from './milestones.js';
import { uploadDrop } from './upload-drop.js';
import { uploadPanel } from './upload-panel.js';
import { uploadsOf } from './uploads.js';
import { VirtualRows } from './virtual-rows.js';
import { count, figure, shownName } from './words.js';

const NOTHING_YET = { total: 0, pending: 0, processing: 0, completed: 0, failed: 0, cancelled: 0, progress: 0, eta_seconds: null };

/** One case: what goes in, and how far each document is. */
export class CasePage {
  #id;
  #redraw;
  #announcer;
  #case = null;
  #problem = '';
  #answer = '';
  #filter = FILTERS[0];
  #search = '';
  #wasLive = false;
  #snapshot;
  /** @type {Map<string, import('../client/topic-state.js').ProgressEvent>} */
  #live = new Map();
  #progress;
  #unsubscribe = () => {};
  #list;
  #rows;
  #uploads;
  #actions;
  #milestones;

  /**
   * @param {string} id
   * @param {() => void} redraw
   * @param {import('./announcer.js').Announcer} announcer
   */
  constructor(id, redraw, announcer) {
    this.#id = id;
    this.#redraw = redraw;
    this.#announcer = announcer;
    this.#progress = progressClient().case(id);
    this.#snapshot = this.#progress.getSnapshot();
    this.#list = new DocumentList(id, redraw);
    this.#rows = new VirtualRows(redraw);
    this.#uploads = uploadsOf(id);
    this.#actions = new DocumentActions({ redraw, removed: (document) => this.#list.remove(document) });
    this.#milestones = new Milestones((words) => announcer.say(words), (document) => this.#nameOf(document));
  }

  get title() {
    const { summary } = this;
    const open = summary.pending + summary.processing;
    const name = this.#case?.name ?? 'Case';
    return open ? `${Math.floor(summary.progress)} % ${name}` : name;
  }

  get crumb() {
    return this.#case?.name ?? '';
  }

  get badge() {
    return this.#problem ? nothing : connectionBadge(this.#snapshot.connection, this.#wasLive);
  }

  get summary() {
    return this.#snapshot.progress?.summary ?? this.#case?.summary ?? NOTHING_YET;
  }

  open() {
    this.#uploads.onChange = this.#redraw;
    this.#uploads.onStored = (document) => {
      this.#list.put(document);
      this.#milestones.expect(document.id);
      progressClient().wake();
    };
    this.#rows.open();
    this.#unsubscribe = this.#progress.subscribe(() => this.#heard());
    this.#heard();
    this.#load();
  }

  close() {
    this.#unsubscribe();
    this.#rows.close();
    this.#list.close();
    this.#milestones.close();
    this.#uploads.onChange = () => {};
    this.#uploads.onStored = () => {};
  }

  drawn() {
    this.#rows.measure();
  }

  template() {
    if (this.#problem && !this.#case) return this.#cannotOpen();
    const { summary } = this;
    return html`
      <div class="heading">
        <h1><bdi>${this.#case?.name ?? ' '}</bdi></h1>
        <p class="answer" data-testid="case-answer">${this.#answer}</p>
        <button data-testid="cancel-all" ?disabled=${!(summary.pending + summary.processing)} @click=${this.#cancelAll}>Cancel all</button>
        <button data-testid="retry-all" ?disabled=${!(summary.failed + summary.cancelled)} @click=${this.#retryAll}>Retry all</button>
      </div>
      ${this.#problem ? this.#couldNotLoad() : nothing}
      ${summary.total ? caseTotal(summary) : nothing}
      ${uploadDrop((files) => this.#uploads.add(files))}
      ${uploadPanel(this.#uploads)}
      ${this.#documents(summary)}`;
  }

  #documents(summary) {
    if (!this.#list.items.length) {
      return this.#list.loaded && !summary.total && !this.#uploads.items.length
        ? html`<div class="empty"><h2>No documents yet</h2><p>Drop pleadings, exhibits or correspondence anywhere on this page. Each one is read, divided into passages and indexed while you watch.</p></div>`
        : nothing;
    }
    const rows = this.#list.items.filter((document) => matches(this.#filter, this.#search, document, this.#eventOf(document)));
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
        ${this.#rows.draw(rows, ({ id }) => id, (document, place) => this.#row(document, place))}
        ${rows.length ? nothing : html`<p class="none">No document matches.</p>`}
      </section>`;
  }

  #row(document, place) {
    const event = this.#eventOf(document);
    if (event.status === 'completed' && document.status !== 'completed') this.#list.refresh(document.id);
    return documentRow({ document, event, answer: this.#actions.answerFor(event), actions: this.#actions.of(document, event) }, place);
  }

  #cannotOpen() {
    return html`<div class="empty"><h1>This case cannot be shown</h1><p role="alert">${this.#problem}</p>
      <button @click=${() => this.#load()}>Try again</button></div>`;
  }

  #couldNotLoad() {
    return html`<p class="problem" role="alert">${this.#problem} <button class="quiet" @click=${() => this.#load()}>Try again</button></p>`;
  }

  async #load() {
    this.#problem = '';
    try {
      this.#case = await readCase(this.#id);
      this.#redraw();
      await this.#list.load();
    } catch (problem) {
      this.#problem = problem.message;
    }
    this.#redraw();
  }

  #heard() {
    const gone = new Set(this.#live.keys());
    this.#snapshot = this.#progress.getSnapshot();
    this.#wasLive ||= this.#snapshot.connection === 'live';
    const documents = this.#snapshot.progress?.documents;
    if (documents) {
      this.#live = new Map(documents.map((event) => [event.document_id, event]));
      for (const id of this.#live.keys()) gone.delete(id);
      for (const id of gone) this.#list.remove(id);
      if (this.#list.loaded) this.#list.want(documents.filter(({ document_id }) => !this.#list.get(document_id)).map(({ document_id }) => document_id));
      this.#milestones.observe(documents);
    }
    this.#redraw();
  }

  #nameOf(id) {
    const document = this.#list.get(id);
    return document && shownName(document.filename);
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

  #cancelAll = async () => {
    const open = this.summary.pending + this.summary.processing;
    const sure = await confirmed({
      question: `Cancel ${count(open, 'document')}?`,
      consequence: 'What has been done of them so far is thrown away. They can be retried.',
      action: 'Cancel all',
    });
    if (sure) this.#all(cancelCase, (n) => `Cancelling ${count(n, 'document')}.`);
  };

  #retryAll = () => this.#all(retryCase, (n) => `${count(n, 'document')} back in the queue.`);

  async #all(ask, words) {
    try {
      const { documents } = await ask(this.#id);
      this.#answer = words(documents);
      progressClient().wake();
    } catch (problem) {
      this.#answer = problem.message;
    }
    this.#announcer.say(this.#answer);
    this.#redraw();
  }
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
