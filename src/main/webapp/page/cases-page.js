import { createCase, listCases, searchAll } from './api.js';
import { CaseNames } from './case-names.js';
import { html, nothing, repeat } from './html.js';
import { caseAddress } from './route.js';
import { SearchField } from './search-field.js';
import { count, day, figure } from './words.js';

const PAGE = 50;

/** How often the totals are read again, while the page is in view. */
const BETWEEN_LOOKS = 3_000;

/** The list of cases, and the way to a new one. */
export class CasesPage {
  title = 'Cases';
  crumb = '';
  badge = nothing;
  #redraw;
  #cases = [];
  #total = null;
  #next = null;
  #problem = '';
  #refusal = '';
  #creating = false;
  #looking;
  #names;
  #search;

  /**
   * @param {() => void} redraw
   * @param {import('./announcer.js').Announcer} announcer
   */
  constructor(redraw, announcer) {
    this.#redraw = redraw;
    this.#names = new CaseNames(redraw);
    const caseOf = (id) => html`<a class="in-case" href=${caseAddress(id)}><bdi>${this.#names.of(id)}</bdi></a>`;
    this.#search = new SearchField({ label: 'Search in all cases', ask: searchAll, caseOf }, redraw, announcer);
  }

  open() {
    this.#load();
    this.#looking = setInterval(() => this.#look(), BETWEEN_LOOKS);
  }

  close() {
    clearInterval(this.#looking);
    this.#search.close();
  }

  drawn() {}

  template() {
    return html`
      <div class="heading"><h1>Cases</h1></div>
      <form class="new-case" @submit=${this.#create}>
        <label class="visually-hidden" for="case-name">Name of the new case</label>
        <input id="case-name" name="name" required maxlength="200" autocomplete="off" placeholder="Name of a new case, for example Smith v. Jones">
        <button class="primary" ?disabled=${this.#creating}>Create case</button>
      </form>
      ${this.#refusal ? html`<p class="problem" role="alert">${this.#refusal}</p>` : nothing}
      ${this.#problem ? html`<p class="problem" role="alert">${this.#problem} <button class="quiet" @click=${() => this.#load()}>Try again</button></p>` : nothing}
      ${this.#total === 0 ? html`<div class="empty"><h2>No cases yet</h2><p>Create one above. Its documents can be dropped onto it.</p></div>` : nothing}
      ${this.#total ? this.#search.template() : nothing}
      ${this.#cases.length && !this.#search.active ? this.#list() : nothing}`;
  }

  #list() {
    return html`
      <ul class="cases" aria-label="Cases" data-testid="cases">
        ${repeat(this.#cases, ({ id }) => id, ({ id, name, created_at, summary }) => html`
          <li data-testid="case">
            <a class="name" href=${caseAddress(id)} title=${name}><bdi>${name}</bdi></a>
            <span class="contents" data-testid="case-total">${summary ? contents(summary) : nothing}</span>
            <time datetime=${created_at}>${day(created_at)}</time>
          </li>`)}
      </ul>
      ${this.#next ? html`<button class="more" @click=${() => this.#more()}>Show more of ${count(this.#total, 'case')}</button>` : nothing}`;
  }

  async #load() {
    this.#cases = [];
    this.#next = null;
    await this.#more();
  }

  /** New cases are shown too; of those further down the totals stay as they are. */
  async #look() {
    if (document.hidden || this.#total === null) return;
    try {
      const { items, total, next } = await listCases(PAGE, null);
      const seen = new Set(items.map(({ id }) => id));
      const older = this.#cases.filter(({ id }) => !seen.has(id));
      if (older.length === this.#cases.length) {
        // So many are new that others may lie between them and those that are known.
        this.#cases = items;
        this.#next = next;
      } else {
        this.#cases = [...items, ...older].slice(0, total);
      }
      this.#total = total;
      this.#search.heard(sum(this.#cases.map(({ summary }) => summary?.completed ?? 0)));
      this.#redraw();
    } catch {
      // The next look may succeed.
    }
  }

  async #more() {
    this.#problem = '';
    try {
      const { items, total, next } = await listCases(PAGE, this.#next);
      const known = new Set(this.#cases.map(({ id }) => id));
      this.#cases = [...this.#cases, ...items.filter(({ id }) => !known.has(id))];
      // Only the first page is counted.
      this.#total = total ?? this.#total;
      this.#next = next;
    } catch (problem) {
      this.#problem = problem.message;
    }
    this.#redraw();
  }

  #create = async (event) => {
    event.preventDefault();
    const name = new FormData(event.target).get('name').trim();
    if (!name) return;
    this.#creating = true;
    this.#refusal = '';
    this.#redraw();
    try {
      const { id } = await createCase(name);
      location.hash = caseAddress(id);
    } catch (problem) {
      this.#refusal = problem.message;
    }
    this.#creating = false;
    this.#redraw();
  };
}

const sum = (numbers) => numbers.reduce((all, n) => all + n, 0);

function contents({ total, pending, processing, failed, progress }) {
  const open = pending + processing;
  return [count(total, 'document'), open && `${figure(open)} under way, ${Math.floor(progress)} %`, failed && `${figure(failed)} failed`].filter(Boolean).join(' · ');
}
