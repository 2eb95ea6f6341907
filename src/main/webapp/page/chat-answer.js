import { ENDED } from './chat-stream.js';
import { cutAtCitations, placeOf } from './chat-text.js';
import { html, nothing } from './html.js';
import { openPassage } from './passage-dialog.js';

const STATES = {
  waiting: 'Waiting for its turn …',
  searching: 'Searching the documents …',
  writing: 'Writing …',
  stopped: 'Stopped. What was written stays.',
  deleted: 'This conversation was deleted.',
  closed: 'You may no longer see this.',
};

/** @param {{status: string, error: {message: string} | null}} answer */
export function stateOf({ status, error }) {
  return status === 'failed' ? `This answer could not be finished. ${error?.message ?? ''}` : STATES[status] ?? '';
}

/**
 * An answer with its citations.
 * @param {{id: string, text: string, citations: object[], status: string, error: object | null}} answer
 * @param {{copy: (answer: object) => void, stop: (answer: object) => void, again: () => void, last: boolean}} actions
 */
export function answerView(answer, { copy, stop, again, last }) {
  const running = !ENDED.has(answer.status);
  return html`
    <article class="answer-text" data-testid="answer" data-status=${answer.status} aria-busy=${running ? 'true' : 'false'} aria-label="Answer">
      <div class="written" dir="auto">${cutAtCitations(answer.text, answer.citations).map((part) => (part.citation ? mark(part.citation) : part.text))}</div>
      ${stateOf(answer) ? html`<p class=${answer.status === 'failed' ? 'problem' : 'state'} data-testid="answer-state">${stateOf(answer)}</p>` : nothing}
      ${answer.citations.length ? sources(answer.citations) : nothing}
      <div class="answer-actions">
        ${running
          ? html`<button data-testid="stop-answer" @click=${() => stop(answer)}>Stop</button>`
          : html`
            ${answer.text ? html`<button class="quiet" data-testid="copy-answer" @click=${() => copy(answer)}>Copy with sources</button>` : nothing}
            ${last ? html`<button class="quiet" data-testid="ask-again" @click=${again}>Ask again</button>` : nothing}`}
      </div>
    </article>`;
}

const open = (citation) => openPassage({ ...citation, text: citation.quote, source: 'text' });

const mark = (citation) => html`<button type="button" class="cite" data-testid="cite"
  aria-label=${`Source ${citation.number}: ${placeOf(citation)}`} @click=${() => open(citation)}>${citation.number}</button>`;

const sources = (citations) => html`
  <ol class="sources" aria-label="Sources">
    ${citations.map((citation) => html`
      <li value=${citation.number}><button type="button" class="quiet source" data-testid="source" @click=${() => open(citation)}><bdi>${placeOf(citation)}</bdi></button></li>`)}
  </ol>`;
