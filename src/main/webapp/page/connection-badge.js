import { html } from './html.js';
import { connectionExplained, connectionWord } from './words.js';

/**
 * @param {import('../client/shown-state.js').ConnectionState} state
 * @param {boolean} before whether it has been live already
 */
export const connectionBadge = (state, before) => html`
  <p class="connection" data-testid="connection" data-connection=${state} title=${connectionExplained(state)}>
    <span class="dot" aria-hidden="true"></span>
    <span class="visually-hidden">Connection: </span>${connectionWord(state, before)}
  </p>`;
