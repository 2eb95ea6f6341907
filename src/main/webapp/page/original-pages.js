import { html, nothing, render } from './html.js';
import { findPassage } from './passage-marks.js';
import { openPdf } from './pdf.js';
import { figure } from './words.js';

/** More pixels than this a page would cost more memory than they show. */
const SHARPEST = 2;

const NOT_MARKED = {
  text: 'The passage is marked in the text beside.',
  ocr: 'This page is an image. Its words were recognised, and are marked in the text beside.',
};

/** The pages of an original, one at a time, with a passage marked. */
export class OriginalPages {
  /** Where it is shown. */
  element = document.createElement('section');
  #hit;
  #size;
  #pdf = null;
  #number;
  #drawing = 0;
  #closed = false;
  #continues = true;
  #note = '';
  #problem = '';
  #sheet = document.createElement('div');

  /**
   * @param {{document_id: string, page: number, text: string, source: 'text' | 'ocr'}} hit
   * @param {number} size of the original, in bytes
   */
  constructor(hit, size) {
    this.#hit = hit;
    this.#size = size;
    this.#number = hit.page;
    this.#sheet.className = 'sheet';
    this.element.className = 'original';
    this.element.setAttribute('aria-label', 'Page of the original');
  }

  async open() {
    this.#draw();
    try {
      this.#pdf = await openPdf(this.#hit.document_id, this.#size);
      if (this.#closed) return this.#pdf.close();
      await this.#show(Math.min(this.#hit.page, this.#pdf.pages));
    } catch (problem) {
      this.#fail(problem);
    }
  }

  close() {
    this.#closed = true;
    this.#drawing += 1;
    this.#pdf?.close();
  }

  #draw() {
    const pages = this.#pdf?.pages;
    render(html`
      <div class="pager">
        <button type="button" aria-label="Page before" data-testid="page-before" ?disabled=${!pages || this.#number <= 1} @click=${() => this.#turn(this.#number - 1)}>‹</button>
        <label>Page <input type="number" min="1" max=${pages ?? nothing} data-testid="page-number" .value=${String(this.#number)}
          ?disabled=${!pages} @change=${({ target }) => this.#turn(target.valueAsNumber)}></label>
        <span>${pages ? `of ${figure(pages)}` : ''}</span>
        <button type="button" aria-label="Page after" data-testid="page-after" ?disabled=${!pages || this.#number >= pages} @click=${() => this.#turn(this.#number + 1)}>›</button>
        <span class="note" role="status" data-testid="page-note">${this.#note}</span>
      </div>
      ${this.#problem ? html`<p class="problem" role="alert">${this.#problem}</p>` : nothing}
      <div class="desk" tabindex="0" role="document" aria-label="Page of the original">${this.#sheet}</div>`, this.element);
  }

  async #turn(number) {
    if (!(number >= 1 && number <= this.#pdf.pages)) return this.#draw();
    try {
      await this.#show(number);
    } catch (problem) {
      this.#fail(problem);
    }
  }

  #fail(problem) {
    if (this.#closed) return;
    this.#problem = `The page cannot be shown. ${problem.message}`;
    this.#draw();
  }

  async #show(number) {
    const drawing = ++this.#drawing;
    this.#number = number;
    this.#note = 'Loading …';
    this.#problem = '';
    this.#draw();
    const page = await this.#pdf.page(number);
    const viewport = page.getViewport({ scale: this.#scale(page) });
    const canvas = canvasFor(viewport);
    const [words] = await this.#pdf.orFailure(Promise.all([
      page.getTextContent(),
      page.render({ canvasContext: canvas.getContext('2d'), viewport, transform: sharper(canvas, viewport) }).promise,
    ]));
    const layer = document.createElement('div');
    layer.className = 'textLayer';
    const text = new this.#pdf.TextLayer({ textContentSource: words, container: layer, viewport });
    await text.render();
    // Somebody who turns pages faster than they are drawn sees the last one only.
    if (drawing !== this.#drawing) return;
    this.#sheet.style.setProperty('--scale-factor', String(viewport.scale));
    this.#sheet.style.width = `${viewport.width}px`;
    this.#sheet.style.height = `${viewport.height}px`;
    this.#sheet.replaceChildren(canvas, layer);
    this.#note = this.#mark(number, text) ? '' : this.#noteFor(number);
    this.#draw();
    this.#sheet.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }

  #scale(page) {
    const { width } = page.getViewport({ scale: 1 });
    return Math.max(0.5, (this.#sheet.parentElement.clientWidth - 32) / width);
  }

  /** A passage may end on the page after the one on which it begins. */
  #mark(number, { textDivs, textContentItemsStr }) {
    const begins = number === this.#hit.page;
    if (!begins && !(this.#continues && number === this.#hit.page + 1)) return false;
    const { marks, ended } = findPassage(textContentItemsStr, this.#hit.text, !begins);
    if (begins) this.#continues = !ended;
    else if (!ended) return false;
    for (const [piece, [from, to]] of marks) markIn(textDivs[piece], from, to);
    return marks.size > 0;
  }

  #noteFor(number) {
    return number === this.#hit.page ? NOT_MARKED[this.#hit.source] ?? NOT_MARKED.text : '';
  }
}

function canvasFor({ width, height }) {
  const pixels = Math.min(globalThis.devicePixelRatio || 1, SHARPEST);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * pixels);
  canvas.height = Math.floor(height * pixels);
  return canvas;
}

const sharper = (canvas, { width, height }) => [canvas.width / width, 0, 0, canvas.height / height, 0, 0];

function markIn(element, from, to) {
  const text = element.textContent;
  const mark = document.createElement('mark');
  mark.dataset.testid = 'marked-on-page';
  mark.textContent = text.slice(from, to);
  element.replaceChildren(text.slice(0, from), mark, text.slice(to));
}
