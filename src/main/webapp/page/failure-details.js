import { html, nothing, render } from './html.js';
import { moment, shownName } from './words.js';

/**
 * All that is known of why a document failed; its row may be too narrow for it.
 * @param {{filename: string}} document
 * @param {import('../client/topic-state.js').ProgressEvent} event
 * @param {string} reason
 */
export function showFailure({ filename }, event, reason) {
  const dialog = document.createElement('dialog');
  dialog.className = 'confirmation';
  dialog.setAttribute('aria-labelledby', 'failure-title');
  dialog.setAttribute('aria-describedby', 'failure-reason');
  render(html`
    <form method="dialog">
      <h2 id="failure-title"><bdi>${shownName(filename)}</bdi> failed</h2>
      <p id="failure-reason" class="reason" data-testid="failure-reason">${reason}</p>
      <dl>
        ${event.timestamp ? html`<dt>When</dt><dd>${moment(event.timestamp)}</dd>` : nothing}
        ${event.attempt ? html`<dt>Attempt</dt><dd>${event.attempt}</dd>` : nothing}
        ${event.error?.code ? html`<dt>Code</dt><dd><code>${event.error.code}</code></dd>` : nothing}
      </dl>
      <div class="choices"><button autofocus>Close</button></div>
    </form>`, dialog);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove(), { once: true });
  dialog.showModal();
}
