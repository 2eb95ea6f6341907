import { progressClient } from '../client/lexintel-progress.js';
import { cancelCase, listMembers, readCase, retryCase, searchCase, tableUrl } from './api.js';
import { openAudit } from './audit-dialog.js';
import { CaseDocuments } from './case-documents.js';
import { caseTotal } from './case-total.js';
import { ChatPanel } from './chat-panel.js';
import { confirmed } from './confirmation.js';
import { connectionBadge } from './connection-badge.js';
import { html, nothing } from './html.js';
import { mayManage, openMembers } from './members-dialog.js';
import { Milestones } from './milestones.js';
import { SearchField } from './search-field.js';
import { me } from './session.js';
import { uploadDrop } from './upload-drop.js';
import { uploadLimits } from './upload-limits.js';
import { uploadPanel } from './upload-panel.js';
import { uploadsOf } from './uploads.js';
import { count } from './words.js';

const NOTHING_YET = { total: 0, pending: 0, processing: 0, completed: 0, failed: 0, cancelled: 0, progress: 0, eta_seconds: null };

const noDocuments = html`
  <div class="empty">
    <h2>No documents yet</h2>
    <p>Drop pleadings, exhibits or correspondence anywhere on this page. Each one is read, divided into passages and indexed while you watch.</p>
  </div>`;

/** One case: what goes in, and how far each document is. */
export class CasePage {
  #id;
  #redraw;
  #announcer;
  #case = null;
  #problem = '';
  #answer = '';
  #wasLive = false;
  #manages = false;
  /** @type {{max_file_size: number, max_files: number} | null} */
  #limits = null;
  #snapshot;
  #progress;
  #unsubscribe = () => {};
  #documents;
  #search;
  #chat;
  #uploads;
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
    this.#documents = new CaseDocuments(id, redraw);
    this.#search = new SearchField({ label: 'Search in the documents', ask: (query, limit) => searchCase(id, query, limit) }, redraw, announcer);
    this.#chat = new ChatPanel(id, redraw, announcer);
    this.#uploads = uploadsOf(id);
    this.#milestones = new Milestones((words) => announcer.say(words), (document) => this.#documents.nameOf(document));
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
    this.#limits = uploadLimits((limits) => {
      this.#limits = limits;
      this.#redraw();
    });
    this.#uploads.onChange = this.#redraw;
    this.#uploads.onStored = (document) => {
      this.#documents.put(document);
      this.#milestones.expect(document.id);
      progressClient().wake();
    };
    this.#documents.open();
    this.#chat.open();
    this.#unsubscribe = this.#progress.subscribe(() => this.#heard());
    this.#heard();
    this.#load();
  }

  close() {
    this.#unsubscribe();
    this.#documents.close();
    this.#search.close();
    this.#chat.close();
    this.#milestones.close();
    this.#uploads.onChange = () => {};
    this.#uploads.onStored = () => {};
  }

  drawn() {
    this.#documents.drawn();
    this.#chat.drawn();
  }

  template() {
    if (this.#problem && !this.#case) return this.#cannotOpen();
    const { summary } = this;
    return html`
      <div class="heading">
        <h1><bdi>${this.#case?.name ?? ' '}</bdi></h1>
        <p class="answer" data-testid="case-answer">${this.#answer}</p>
        ${summary.total ? this.#chat.button : nothing}
        ${this.#access()}
        ${summary.total ? html`<a class="table" data-testid="table" href=${tableUrl(this.#id)} download>Table of all files</a>` : nothing}
        <button data-testid="cancel-all" ?disabled=${!(summary.pending + summary.processing)} @click=${this.#cancelAll}>Cancel all</button>
        <button data-testid="retry-all" ?disabled=${!(summary.failed + summary.cancelled)} @click=${this.#retryAll}>Retry all</button>
      </div>
      ${this.#problem ? this.#couldNotLoad() : nothing}
      ${summary.total ? caseTotal(summary) : nothing}
      ${summary.total ? this.#search.template() : nothing}
      ${uploadDrop((files) => this.#uploads.add(files, this.#limits), this.#limits?.max_file_size ?? null)}
      ${uploadPanel(this.#uploads)}
      ${this.#isEmpty ? noDocuments : this.#search.active ? nothing : this.#documents.template(summary)}
      ${summary.total ? this.#chat.template() : nothing}`;
  }

  /** Who may see the case is no question where there is one user. */
  #access() {
    if (!me() || me().auth === 'none') return nothing;
    return html`
      <button data-testid="members" @click=${() => openMembers(this.#id, this.#announcer)}>Members</button>
      ${this.#manages ? html`<button data-testid="audit" @click=${() => openAudit(this.#id)}>Audit</button>` : nothing}`;
  }

  async #askWhoManages() {
    if (!me() || me().auth === 'none') return;
    const { items } = await listMembers(this.#id);
    this.#manages = mayManage(me(), items);
  }

  get #isEmpty() {
    return this.#documents.isKnownToBeEmpty && !this.summary.total && !this.#uploads.items.length;
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
      await this.#askWhoManages();
      this.#redraw();
      await this.#documents.load();
    } catch (problem) {
      this.#problem = problem.message;
    }
    this.#redraw();
  }

  #heard() {
    this.#snapshot = this.#progress.getSnapshot();
    this.#wasLive ||= this.#snapshot.connection === 'live';
    const documents = this.#snapshot.progress?.documents;
    if (documents) {
      this.#documents.hear(documents);
      this.#milestones.observe(documents);
    }
    this.#search.heard(this.summary.completed);
    this.#redraw();
  }

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
