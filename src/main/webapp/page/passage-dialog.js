import { fileUrl, readDocument, readText } from './api.js';
import { html, nothing, render } from './html.js';
import { OriginalPages } from './original-pages.js';
import { READ_AS, shownName } from './words.js';

/** So much of a long document is shown before and after the passage, in UTF-16 code units. */
const AROUND = 20_000;
const PDF = 'application/pdf';

/**
 * Shows a document's text at a passage that was found, and a PDF's page beside it, until it is closed.
 * @param {{document_id: string, filename: string, page: number | null, start: number, end: number, text: string, source: 'text' | 'ocr'}} hit
 */
export async function openPassage(hit) {
  const dialog = document.createElement('dialog');
  dialog.className = 'passage';
  dialog.setAttribute('aria-labelledby', 'passage-title');
  let pages = null;
  dialog.addEventListener('close', () => {
    pages?.close();
    dialog.remove();
  }, { once: true });
  document.body.append(dialog);
  let text = html`<p class="none">Reading the text …</p>`;
  const redraw = () => draw(dialog, hit, text, pages);
  redraw();
  dialog.showModal();
  // Text and page come as they can: neither waits for the other.
  await Promise.all([
    readText(hit.document_id).then((read) => textAround(read, hit), refusal).then((content) => {
      text = content;
      redraw();
      dialog.querySelector('.text mark')?.scrollIntoView({ block: 'center' });
    }),
    pagesOf(hit).then((original) => {
      if (!original || !dialog.open) return;
      pages = original;
      dialog.classList.add('with-original');
      redraw();
      dialog.querySelector('.text mark')?.scrollIntoView({ block: 'center' });
      return original.open();
    }),
  ]);
}

const refusal = (problem) => html`<p class="problem" role="alert">${problem.message}</p>`;

/** Null where there is no page to show: the text says the same then. */
async function pagesOf(hit) {
  if (!hit.page) return null;
  try {
    const { media_type, file_size } = await readDocument(hit.document_id);
    return media_type === PDF ? new OriginalPages(hit, file_size) : null;
  } catch {
    return null;
  }
}

function draw(dialog, { document_id, filename, page, source }, text, pages) {
  // A PDF opens in the browser's own viewer at this page.
  const original = page ? `${fileUrl(document_id)}#page=${page}` : fileUrl(document_id);
  render(html`
    <header>
      <h2 id="passage-title"><bdi>${shownName(filename)}</bdi>${page ? `, page ${page}` : ''}</h2>
      <span class="read-as" data-testid="read-as">${READ_AS[source] ?? nothing}</span>
      <a href=${original} target="_blank" rel="noopener">Open the original</a>
      <form method="dialog"><button autofocus data-testid="close-passage">Close</button></form>
    </header>
    <div class="panes">
      ${pages ? pages.element : nothing}
      <div class="text" tabindex="0" role="document" aria-label="Text of the document">${text}</div>
    </div>`, dialog);
}

function textAround(text, { start, end }) {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return html`<p dir="auto">${from > 0 ? '… ' : ''}${text.slice(from, start)}<mark data-testid="passage">${text.slice(start, end)}</mark>${text.slice(end, to)}${to < text.length ? ' …' : ''}</p>`;
}
