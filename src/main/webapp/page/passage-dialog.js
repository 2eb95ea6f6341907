import { fileUrl, readText } from './api.js';
import { html, render } from './html.js';
import { shownName } from './words.js';

/** So much of a long document is shown before and after the passage, in UTF-16 code units. */
const AROUND = 20_000;

/**
 * Shows a document's text at a passage that was found, until it is closed.
 * @param {{document_id: string, filename: string, page: number | null, start: number, end: number}} hit
 */
export async function openPassage(hit) {
  const dialog = document.createElement('dialog');
  dialog.className = 'passage';
  dialog.setAttribute('aria-labelledby', 'passage-title');
  dialog.addEventListener('close', () => dialog.remove(), { once: true });
  document.body.append(dialog);
  draw(dialog, hit, html`<p class="none">Reading the text …</p>`);
  dialog.showModal();
  try {
    draw(dialog, hit, textAround(await readText(hit.document_id), hit));
    dialog.querySelector('mark')?.scrollIntoView({ block: 'center' });
  } catch (problem) {
    draw(dialog, hit, html`<p class="problem" role="alert">${problem.message}</p>`);
  }
}

function draw(dialog, { document_id, filename, page }, content) {
  // A PDF opens in the browser's own viewer at this page.
  const original = page ? `${fileUrl(document_id)}#page=${page}` : fileUrl(document_id);
  render(html`
    <header>
      <h2 id="passage-title"><bdi>${shownName(filename)}</bdi>${page ? `, page ${page}` : ''}</h2>
      <a href=${original} target="_blank" rel="noopener">Open the original</a>
      <form method="dialog"><button autofocus data-testid="close-passage">Close</button></form>
    </header>
    <div class="text" tabindex="0" role="document" aria-label="Text of the document">${content}</div>`, dialog);
}

function textAround(text, { start, end }) {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return html`<p dir="auto">${from > 0 ? '… ' : ''}${text.slice(from, start)}<mark data-testid="passage">${text.slice(start, end)}</mark>${text.slice(end, to)}${to < text.length ? ' …' : ''}</p>`;
}
