import { fileUrl, readPassages, readText } from './api.js';
import { html, nothing, render } from './html.js';
import { count, READ_AS, shownName, size, warningWords } from './words.js';

/** Of a longer text the rest is left to the original. */
const SHOWN = 200_000;
const PASSAGES = 200;

/**
 * Shows what a document is, what it was read as, and its text, until it is closed.
 * @param {object} document
 * @param {string | undefined} original the name of the file that it is an exact copy of
 */
export async function openDocument(document, original) {
  const dialog = window.document.createElement('dialog');
  dialog.className = 'passage';
  dialog.setAttribute('aria-labelledby', 'document-title');
  dialog.addEventListener('close', () => dialog.remove(), { once: true });
  window.document.body.append(dialog);
  draw(dialog, document, original, '', html`<p class="none">Reading the text …</p>`);
  dialog.showModal();
  try {
    const text = await readText(document.id);
    draw(dialog, document, original, await readAs(document.id), html`<p dir="auto">${text.slice(0, SHOWN)}${text.length > SHOWN ? ' …' : ''}</p>`);
  } catch (problem) {
    draw(dialog, document, original, '', html`<p class="problem" role="alert">${problem.message}</p>`);
  }
}

async function readAs(id) {
  const { items } = await readPassages(id, PASSAGES);
  const sources = new Set(items.map(({ source }) => source));
  return sources.size > 1 ? READ_AS.both : (READ_AS[[...sources][0]] ?? '');
}

function draw(dialog, document, original, read, content) {
  const facts = [
    read,
    document.media_type,
    size(document.file_size),
    document.page_count != null && count(document.page_count, 'page'),
    original && `Copy of ${original}`,
    warningWords(document.warnings),
  ];
  render(html`
    <header>
      <h2 id="document-title"><bdi>${shownName(document.filename)}</bdi></h2>
      <a href=${fileUrl(document.id)} target="_blank" rel="noopener">Open the original</a>
      <form method="dialog"><button autofocus data-testid="close-document">Close</button></form>
    </header>
    <p class="facts" data-testid="facts"><bdi>${facts.filter(Boolean).join(' · ')}</bdi></p>
    ${document.warnings?.length ? html`<ul class="facts">${document.warnings.map(({ detail, page }) => html`<li>${page ? html`<b>Page ${page}.</b> ` : nothing}<bdi>${detail}</bdi></li>`)}</ul>` : nothing}
    <div class="text" tabindex="0" role="document" aria-label="Text of the document" data-testid="text">${content}</div>`, dialog);
}
