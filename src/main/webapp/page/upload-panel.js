import { html, nothing, repeat } from './html.js';
import { progressBar } from './progress-bar.js';
import { count, shownName, size } from './words.js';

const SHOWN_AT_MOST = 50;

/** @param {import('./uploads.js').Uploads} uploads */
export function uploadPanel(uploads) {
  const { items } = uploads;
  if (!items.length) return nothing;
  const waiting = items.filter(({ state }) => state === 'waiting').length;
  const refused = items.filter(({ state }) => state === 'refused').length;
  const shown = items.filter(({ state }) => state !== 'waiting').slice(0, SHOWN_AT_MOST);
  const title = uploads.unfinished ? `Uploading ${count(uploads.unfinished, 'file')}` : `${count(refused, 'file')} not accepted`;
  return html`
    <section class="uploads" aria-label="Uploads" data-testid="uploads">
      <header>
        <h2>${title}</h2>
        ${refused ? html`<button class="quiet" @click=${() => uploads.dismissRefused()}>Dismiss refused</button>` : nothing}
      </header>
      <ul>
        ${repeat(shown, ({ id }) => id, (upload) => uploadRow(upload, uploads))}
      </ul>
      ${waiting ? html`<p class="more">${count(waiting, 'more file')} waiting to be sent</p>` : nothing}
    </section>`;
}

function uploadRow(upload, uploads) {
  const { file, state, sent, words, again } = upload;
  const name = shownName(file.name);
  const percent = Math.floor(sent * 100);
  return html`
    <li data-testid="upload" data-state=${state}>
      <span class="name" title=${name}><bdi>${name}</bdi></span>
      ${state === 'refused'
        ? html`<span class="words" role="alert">${words}</span>`
        : html`
          ${progressBar({ value: percent, label: `Upload of ${name}`, text: `${percent} % of ${size(file.size)}` })}
          <span class="figure">${percent < 100 ? `${percent} %` : 'Storing'}</span>`}
      <span class="actions">
        ${again ? html`<button class="quiet" @click=${() => uploads.tryAgain(upload)}>Try again</button>` : nothing}
        <button class="quiet" aria-label=${`${state === 'refused' ? 'Dismiss' : 'Stop the upload of'} ${name}`}
                @click=${() => uploads.remove(upload)}>${state === 'refused' ? 'Dismiss' : 'Stop'}</button>
      </span>
    </li>`;
}
