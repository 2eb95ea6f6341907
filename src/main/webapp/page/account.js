import { html, nothing } from './html.js';
import { endSession } from './session.js';
import { openTokens } from './tokens-dialog.js';

/**
 * Who uses the page, and what is theirs; nothing where there is one user.
 * @param {ReturnType<typeof import('./session.js').me>} me
 */
export function account(me) {
  if (!me || me.auth === 'none') return nothing;
  return html`
    <div class="account">
      <span class="who" data-testid="me" title=${me.name}><span class="visually-hidden">Logged in as </span><bdi>${me.display_name}</bdi></span>
      <button class="quiet" data-testid="tokens" @click=${() => openTokens()}>Tokens</button>
      ${me.auth === 'oidc' ? html`<button class="quiet" data-testid="log-out" @click=${leave}>Log out</button>` : nothing}
    </div>`;
}

async function leave({ target }) {
  target.disabled = true;
  try {
    await endSession();
  } catch (problem) {
    target.disabled = false;
    target.title = problem.message;
  }
}
