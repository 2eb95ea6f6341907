import { html, repeat } from './html.js';

const BEYOND = 8;
const UNMEASURED = 61;

/** Draws of a long list of equally high rows only those near the window. */
export class VirtualRows {
  #list = null;
  #rowHeight = UNMEASURED;
  #redraw;

  /** @param {() => void} redraw */
  constructor(redraw) {
    this.#redraw = redraw;
  }

  open() {
    addEventListener('scroll', this.#redraw, { passive: true });
    addEventListener('resize', this.#redraw, { passive: true });
  }

  close() {
    removeEventListener('scroll', this.#redraw);
    removeEventListener('resize', this.#redraw);
  }

  /** To be called after a drawing: what it shows decides the next one. */
  measure() {
    this.#list = document.querySelector('[data-virtual]');
    const height = this.#list?.querySelector('li')?.getBoundingClientRect().height;
    if (height && Math.abs(height - this.#rowHeight) > 0.5) {
      this.#rowHeight = height;
      this.#redraw();
    }
  }

  /**
   * @template T
   * @param {T[]} rows
   * @param {(row: T) => string} key
   * @param {(row: T, place: {position: number, total: number}) => unknown} template
   */
  draw(rows, key, template) {
    const above = this.#list?.isConnected ? -this.#list.getBoundingClientRect().top : 0;
    const visible = Math.ceil(innerHeight / this.#rowHeight);
    const first = Math.max(0, Math.min(Math.floor(above / this.#rowHeight) - BEYOND, rows.length - visible));
    const last = Math.min(rows.length, first + visible + 2 * BEYOND);
    const padding = `padding-top:${first * this.#rowHeight}px;padding-bottom:${(rows.length - last) * this.#rowHeight}px`;
    const drawn = rows.slice(first, last).map((row, i) => ({ row, position: first + i + 1 }));
    return html`
      <ul class="documents" data-virtual data-testid="documents" aria-label="Documents" .style=${padding}>
        ${repeat(drawn, ({ row }) => key(row), ({ row, position }) => template(row, { position, total: rows.length }))}
      </ul>`;
  }
}
