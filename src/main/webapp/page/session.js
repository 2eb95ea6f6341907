import { progressClient } from '../client/lexintel-progress.js';
import { logOut, logins, noticeStatus, readMe } from './api.js';
import { html } from './html.js';
import { openDialog } from './dialog.js';
import { resumeUploads, unfinishedUploads } from './uploads.js';
import { count } from './words.js';

/** How often the server is asked whether the session stands, which also has it look for new groups. */
const ASK_EVERY = 60_000;
const ASK_WHILE_ENDED = 2_000;
/** Whoever comes back from a login sooner than this without a session would go round in circles. */
const CIRCLE = 10_000;
const LAST_LOGIN = 'lexintel-login';

/** @type {Awaited<ReturnType<typeof readMe>>} */
let user = null;
let redraw = () => {};
/** @type {HTMLDialogElement | null} */
let notice = null;
const tabs = globalThis.BroadcastChannel ? new BroadcastChannel('lexintel-session') : null;

/** Who uses the page; null while that is not known. */
export const me = () => user;

/** Only for what the page does by itself: its answers are not shown, but tell whether the session stands. */
export async function watchedFetch(...request) {
  const response = await fetch(...request);
  noticeStatus(response.status);
  return response;
}

const here = () => location.pathname + location.search + location.hash;
/** @param {string} back a path on this site */
const loginAddress = (back) => new URL(`../login?return=${encodeURIComponent(back)}`, import.meta.url).href;
const donePath = () => new URL('../login/done', import.meta.url).pathname;

/**
 * @param {() => void} onChange
 * @returns {Promise<boolean>} false when the browser leaves for the login
 */
export async function beginSession(onChange) {
  redraw = onChange;
  try {
    user = await readMe();
  } catch {
    // Whatever keeps the server from answering is told by what is shown next.
    return true;
  }
  if (!user) return leaveForLogin();
  sessionStorage.removeItem(LAST_LOGIN);
  if (user.auth === 'oidc') watch();
  return true;
}

function leaveForLogin() {
  const last = Number(sessionStorage.getItem(LAST_LOGIN));
  if (Date.now() - last < CIRCLE) {
    sessionStorage.removeItem(LAST_LOGIN);
    showEnded('The login did not hold', 'Does your browser refuse cookies of this site?');
    return false;
  }
  sessionStorage.setItem(LAST_LOGIN, String(Date.now()));
  location.replace(loginAddress(here()));
  return false;
}

function watch() {
  logins.addEventListener('unauthenticated', () => {
    tabs?.postMessage('ended');
    showEnded('Your session has ended', 'Log in again to go on where you were.');
  });
  tabs?.addEventListener('message', () => ask());
  setInterval(() => { if (!document.hidden && !notice) ask(); }, ASK_EVERY);
}

async function ask() {
  try {
    const now = await readMe();
    if (!now) logins.dispatchEvent(new Event('unauthenticated'));
    else take(now);
  } catch {
    // The server is away, which says nothing of the session.
  }
}

function take(now) {
  const changed = JSON.stringify(now) !== JSON.stringify(user);
  user = now;
  if (changed) redraw();
}

/** Says it until somebody has logged in again, in this tab or in another. */
function showEnded(title, words) {
  if (notice) return;
  const uploads = unfinishedUploads();
  // Leaving this page would give the files up that it still has to send.
  const target = uploads ? '_blank' : '_self';
  notice = openDialog('confirmation ended', 'ended-title', () => html`
    <h2 id="ended-title">${title}</h2>
    <p>${words}</p>
    ${uploads ? html`<p>${count(uploads, 'upload')} will go on then: the login opens in another tab.</p>` : ''}
    <div class="choices">
      <a class="primary" data-testid="log-in-again" target=${target} rel="opener" href=${loginAddress(uploads ? donePath() : here())}>Log in again</a>
    </div>`).element;
  notice.dataset.testid = 'session-ended';
  notice.addEventListener('cancel', (event) => event.preventDefault());
  const timer = setInterval(async () => {
    try {
      const now = await readMe();
      if (!now) return;
      clearInterval(timer);
      goOn(now);
    } catch {
      // Asked again soon.
    }
  }, ASK_WHILE_ENDED);
}

function goOn(now) {
  // Somebody else must not find what the last one left on the screen.
  if (now.name !== user?.name) return location.reload();
  notice.close();
  notice = null;
  take(now);
  progressClient().wake();
  resumeUploads();
}

/** Here, in all tabs, and at the provider. */
export async function endSession() {
  const { next } = await logOut();
  tabs?.postMessage('ended');
  location.assign(next);
}
