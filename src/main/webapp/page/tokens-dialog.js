import { createToken, endToken, listTokens } from './api.js';
import { openDialog } from './dialog.js';
import { html, nothing, repeat } from './html.js';
import { day } from './words.js';

const SCOPES = { read: 'Reads', write: 'Reads and changes' };

/** Shows one's tokens for scripts, and makes and ends them. */
export function openTokens() {
  let tokens = null;
  let made = '';
  let problem = '';

  const row = ({ id, name, scope, expires_at }) => html`
    <li data-testid="token">
      <span class="name"><bdi>${name}</bdi></span>
      <span>${SCOPES[scope]}, until <time datetime=${expires_at}>${day(expires_at)}</time></span>
      <button class="quiet" aria-label=${`Delete the token ${name}`} @click=${() => attempt(() => endToken(id))}>Delete</button>
    </li>`;

  const create = async (event) => {
    event.preventDefault();
    const { target } = event;
    const { name, days, scope } = Object.fromEntries(new FormData(target));
    await attempt(async () => {
      made = (await createToken({ name: name.trim(), expires_in_days: Number(days), scope })).token;
      target.reset();
    });
  };

  const copy = () => navigator.clipboard?.writeText(made);

  const attempt = async (ask) => {
    problem = '';
    try {
      await ask();
      tokens = (await listTokens()).items;
    } catch (refused) {
      problem = refused.message;
    }
    redraw();
  };

  const { redraw } = openDialog('confirmation access', 'tokens-title', () => html`
    <h2 id="tokens-title">Your tokens for scripts</h2>
    <p>A script that sends one as <code>Authorization: Bearer</code> acts in your name.</p>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    ${made ? html`
      <div class="made" role="status">
        <p><strong>Copy it now.</strong> It is shown this once, and nobody can look it up later.</p>
        <output data-testid="new-token">${made}</output>
        <button @click=${copy}>Copy</button>
      </div>` : nothing}
    ${tokens?.length ? html`<ul class="members" aria-labelledby="tokens-title">${repeat(tokens, ({ id }) => id, row)}</ul>` : nothing}
    ${tokens && !tokens.length ? html`<p class="none">No token works at the moment.</p>` : nothing}
    <form class="new-member" @submit=${create}>
      <input name="name" required maxlength="100" autocomplete="off" aria-label="What the token is for" placeholder="What it is for">
      <select name="days" aria-label="How long it works">
        <option value="30">30 days</option><option value="90">90 days</option><option value="365">1 year</option>
      </select>
      <select name="scope" aria-label="What it may do">
        ${Object.entries(SCOPES).map(([scope, word]) => html`<option value=${scope}>${word}</option>`)}
      </select>
      <button class="primary">Create</button>
    </form>
    <form method="dialog" class="choices"><button autofocus data-testid="close-dialog">Close</button></form>`);

  attempt(() => {});
}
