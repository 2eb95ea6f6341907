import { html } from './html.js';
import { progressBar } from './progress-bar.js';
import { count, figure, timeLeft } from './words.js';

/** @param {import('../client/topic-state.js').Summary} summary */
export function caseTotal(summary) {
  const open = summary.pending + summary.processing;
  const left = open ? timeLeft(summary.eta_seconds) : '';
  const ended = summary.total - open;
  const failed = summary.failed ? `, ${figure(summary.failed)} failed` : '';
  const words = `${figure(ended)} of ${count(summary.total, 'document')} finished${failed}`;
  const percent = Math.floor(summary.progress ?? 0);
  return html`
    <section class="total" aria-label="Whole case" data-testid="total">
      <p class="headline">
        <strong class="figure" data-testid="total-percent">${percent} %</strong>
        <span data-testid="total-words">${words}</span>
        <span class="time-left" data-testid="total-time-left">${left && `${left} left`}</span>
      </p>
      ${progressBar({
        value: percent,
        label: 'Whole case',
        text: [`${percent} %`, words, left && `${left} left`].filter(Boolean).join(', '),
        tone: open || summary.failed || summary.cancelled ? 'processing' : 'completed',
      })}
    </section>`;
}
