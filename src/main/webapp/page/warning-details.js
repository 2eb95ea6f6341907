import { html, render } from './html.js';
import { shownName } from './words.js';

/**
 * All that a reader must know of how a document was read.
 * @param {{filename: string, warnings: {code: string, detail: string, page: number | null}[]}} document
 */
export function showWarnings({ filename, warnings }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'confirmation warnings';
  dialog.setAttribute('aria-labelledby', 'warnings-title');
  render(html`
    <form method="dialog">
      <h2 id="warnings-title">How <bdi>${shownName(filename)}</bdi> was read</h2>
      <ul data-testid="warnings" tabindex="0" aria-labelledby="warnings-title">
        ${warnings.map(({ detail, page }) => html`<li>${page ? html`<b>Page ${page}.</b> ` : ''}<bdi>${detail}</bdi></li>`)}
      </ul>
      <div class="choices"><button autofocus>Close</button></div>
    </form>`, dialog);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove(), { once: true });
  dialog.showModal();
}
