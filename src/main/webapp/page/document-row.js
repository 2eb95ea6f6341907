import { hasEnded } from '../client/topic-state.js';
import { fileUrl } from './api.js';
import { openDocument } from './document-dialog.js';
import { showFailure } from './failure-details.js';
import { showWarnings } from './warning-details.js';
import { html, nothing } from './html.js';
import { statusIcon } from './icons.js';
import { progressBar } from './progress-bar.js';
import { count, moment, placeInQueue, shownName, size, stateWord, timeLeft, warningWords } from './words.js';

/** More than this is not shown by room. */
const DEEPEST = 5;

/**
 * @typedef {object} RowActions
 * @property {() => void} cancel
 * @property {() => void} retry
 * @property {() => void} remove
 *
 * @param {object} row
 * @param {object} row.document
 * @param {number} row.depth how many files it lies in
 * @param {string | undefined} row.original the name of the file that it is an exact copy of
 * @param {string | undefined} row.container the name of the file that it was found in
 * @param {import('../client/topic-state.js').ProgressEvent} row.event
 * @param {{words: string, bad: boolean} | undefined} row.answer to the last thing the user did
 * @param {RowActions} row.actions
 * @param {{position: number, total: number}} place
 */
export function documentRow({ document, depth, container, original, event, answer, actions }, { position, total }) {
  const filename = shownName(document.filename);
  const ended = hasEnded(event);
  const word = stateWord(event);
  const left = ended ? '' : timeLeft(event.eta_seconds);
  const progress = event.progress ?? 0;
  const says = sentence(document, event, word, original);
  const warned = event.status === 'completed' && document.warnings?.length > 0;
  const retryable = event.status === 'failed' || event.status === 'cancelled';
  const spoken = [`${Math.floor(progress)} %`, ended ? word : says, left && `${left} left`].filter(Boolean).join(', ');
  return html`
    <li class="document" data-testid="document" data-document-id=${document.id} data-status=${event.status}
        data-step=${event.step ?? ''} data-depth=${depth} .style=${`--depth:${Math.min(depth, DEEPEST)}`} aria-level=${depth + 1} aria-setsize=${total} aria-posinset=${position}>
      <span class="state" data-status=${event.status}>${statusIcon(event.status)}<span data-testid="state">${word}</span></span>
      <div class="what">
        ${container ? html`<span class="visually-hidden">In <bdi>${container}</bdi>:</span>` : nothing}
        <a class="name" data-testid="filename" href=${fileUrl(document.id)} title=${filename} @click=${opening(document, original)}><bdi>${filename}</bdi></a>
        <p class="message" data-testid="message" data-bad=${answer ? answer.bad : event.status === 'failed'} title=${answer?.words ?? says}>
          ${event.attempt > 1 ? html`<span class="attempt">Attempt ${event.attempt}</span> ` : nothing}<bdi>${answer?.words ?? says}</bdi>
        </p>
      </div>
      <div class="how-far">
        ${progressBar({ value: progress, label: filename, text: spoken, tone: event.status })}
        <span class="figure" data-testid="percent">${Math.floor(progress)} %</span>
      </div>
      <span class="time-left" data-testid="time-left">${left && `${left} left`}</span>
      <span class="actions">
        ${event.status === 'failed' ? html`<button class="quiet" aria-label=${`Why ${filename} failed`} @click=${() => showFailure(document, event, says)}>Why</button>` : nothing}
        ${warned ? html`<button class="quiet" aria-label=${`Warnings of ${filename}`} @click=${() => showWarnings(document)}>Warnings</button>` : nothing}
        ${retryable
          ? html`<button class="quiet" aria-label=${`Retry ${filename}`} @click=${actions.retry}>Retry</button>`
          : html`<button class="quiet" aria-label=${`Cancel ${filename}`} ?hidden=${ended} ?disabled=${event.step === 'cancelling'}
                         @click=${actions.cancel}>Cancel</button>`}
        <button class="quiet" aria-label=${`Delete ${filename}`} @click=${actions.remove}>Delete</button>
      </span>
    </li>`;
}

/** With a key held, the link opens the original as any link does. */
function opening(document, original) {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openDocument(document, original);
  };
}

function sentence(document, event, word, original) {
  if (event.status === 'failed') return event.error?.message ?? event.message ?? 'It failed for a reason unknown.';
  if (event.status === 'completed') return [original && `Copy of ${original}`, warningWords(document.warnings), figures(document)].filter(Boolean).join(' · ');
  if (event.status === 'pending' && event.queue_position != null) {
    return placeInQueue(event.queue_position);
  }
  return event.message ?? word;
}

function figures({ page_count, passage_count, file_size, indexed_at }) {
  return [
    page_count != null && count(page_count, 'page'),
    passage_count != null && count(passage_count, 'passage'),
    size(file_size),
    indexed_at && moment(indexed_at),
  ].filter(Boolean).join(' · ');
}
