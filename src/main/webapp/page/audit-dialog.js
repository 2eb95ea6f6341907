import { readAudit } from './api.js';
import { openDialog } from './dialog.js';
import { html, nothing, repeat } from './html.js';
import { count, moment, shownName } from './words.js';

const PAGE = 100;

const DEEDS = {
  case_created: 'created the case',
  document_uploaded: 'uploaded',
  document_cancelled: 'cancelled',
  document_retried: 'retried',
  document_deleted: 'deleted',
  original_read: 'opened the original of',
  text_read: 'read the text of',
  searched: 'searched',
  chat_started: 'began a conversation',
  question_asked: 'asked a question',
  chat_read: 'read a conversation',
  answer_stopped: 'stopped an answer',
  chat_deleted: 'deleted a conversation',
  member_put: 'gave a role to',
  member_removed: 'removed',
  refused: 'was refused',
};

/**
 * Shows what was done in a case, newest first.
 * @param {string} caseId
 */
export function openAudit(caseId) {
  let entries = [];
  let total;
  let next = null;
  let problem = '';

  const row = (entry) => html`
    <tr data-testid="audit-entry" data-action=${entry.action} data-outcome=${entry.outcome}>
      <td><time datetime=${entry.at}>${moment(entry.at)}</time></td>
      <td><bdi>${entry.actor ?? 'Somebody without a login'}</bdi>${entry.auth === 'token' ? ' by a token' : nothing}</td>
      <td>${DEEDS[entry.action] ?? entry.action} ${object(entry)}${entry.outcome === 'done' ? nothing : html` <span class="refused">${entry.outcome}</span>`}</td>
      <td>${entry.address}</td>
    </tr>`;

  const load = async () => {
    problem = '';
    try {
      const page = await readAudit(caseId, PAGE, next);
      const known = new Set(entries.map(({ id }) => id));
      entries = [...entries, ...page.items.filter(({ id }) => !known.has(id))];
      total ??= page.total;
      next = page.next;
    } catch (refused) {
      problem = refused.message;
    }
    redraw();
  };

  const { redraw } = openDialog('confirmation access wide', 'audit-title', () => html`
    <h2 id="audit-title">Audit of this case</h2>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <div class="entries" tabindex="0" role="region" aria-labelledby="audit-title">
      <table>
        <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">From</th></tr></thead>
        <tbody>${repeat(entries, ({ id }) => id, row)}</tbody>
      </table>
      ${next ? html`<button class="more" @click=${() => load()}>Show more of ${count(total, 'entry', 'entries')}</button>` : nothing}
    </div>
    <form method="dialog" class="choices"><button autofocus data-testid="close-dialog">Close</button></form>`);

  load();
}

function object({ filename, document_id, subject, detail }) {
  if (filename) return html`<bdi>${shownName(filename)}</bdi>`;
  if (subject) return html`<bdi>${subject.replace(/^(user|group):/, '')}</bdi>${detail ? html`: ${detail}` : nothing}`;
  return document_id ? 'a document' : '';
}
