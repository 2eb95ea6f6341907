import { listMembers, putMember, removeMember } from './api.js';
import { openDialog } from './dialog.js';
import { html, live, nothing, repeat } from './html.js';
import { me } from './session.js';

const ROLES = {
  owner: 'Owner',
  editor: 'Editor',
  reader: 'Reader',
  walled: 'Walled off',
};

const MEANINGS = {
  owner: 'does all that can be done in the case, says who its members are, and reads its audit',
  editor: 'uploads, cancels, retries and deletes documents',
  reader: 'reads and searches the documents, and changes nothing',
  walled: 'is shut out, whatever else would let in, administrators too: an ethical wall. For them the case does not exist',
};

/**
 * @param {NonNullable<ReturnType<typeof me>>} user
 * @param {{subject: string, role: string}[]} members
 */
export function mayManage({ name, groups, admin }, members) {
  const own = new Set([`user:${name}`, ...groups.map((group) => `group:${group}`)]);
  return admin || members.some(({ subject, role }) => role === 'owner' && own.has(subject));
}

/**
 * Shows who may see a case, and lets its owners change that.
 * @param {string} caseId
 * @param {import('./announcer.js').Announcer} announcer
 */
export function openMembers(caseId, announcer) {
  /** @type {{subject: string, role: string}[] | null} */
  let members = null;
  let problem = '';

  const row = ({ subject, role }) => {
    const [kind, name] = parts(subject);
    const changeable = mayManage(me(), members);
    return html`
      <li data-testid="member" data-role=${role}>
        <span class="name"><bdi>${name}</bdi>${kind === 'group' ? html` <span class="kind">group</span>` : nothing}</span>
        ${changeable
          ? html`
            <select aria-label=${`Role of ${name}`} .value=${live(role)} @change=${({ target }) => put(subject, target.value)}>${options(role)}</select>
            <button class="quiet" aria-label=${`Remove ${name}`} @click=${() => remove(subject)}>Remove</button>`
          : html`<span>${ROLES[role]}</span>`}
      </li>`;
  };

  const form = () => html`
    <form class="new-member" @submit=${add}>
      <select name="kind" aria-label="Who"><option value="user">User</option><option value="group">Group</option></select>
      <input name="name" required maxlength="200" autocomplete="off" aria-label="Name" placeholder="Name, as the login knows it">
      <select name="role" aria-label="Role">${options('reader')}</select>
      <button class="primary">Add</button>
    </form>`;

  const add = async (event) => {
    event.preventDefault();
    const { target } = event;
    const { kind, name, role } = Object.fromEntries(new FormData(target));
    if (await put(`${kind}:${name.trim()}`, role)) target.reset();
  };

  const put = (subject, role) =>
    change(() => putMember(caseId, subject, role), `${parts(subject)[1]}: ${ROLES[role]}`);
  const remove = (subject) => change(() => removeMember(caseId, subject), `${parts(subject)[1]} removed`);

  const change = async (ask, words) => {
    problem = '';
    try {
      await ask();
      announcer.say(words);
    } catch (refused) {
      problem = refused.message;
      redraw();
      return false;
    }
    await load();
    return true;
  };

  const load = async () => {
    try {
      members = (await listMembers(caseId)).items;
    } catch (refused) {
      members = null;
      problem = refused.message;
    }
    redraw();
  };

  const { redraw } = openDialog('confirmation access', 'members-title', () => html`
    <h2 id="members-title">Members of this case</h2>
    ${problem ? html`<p class="problem" role="alert" data-testid="members-problem">${problem}</p>` : nothing}
    ${members ? html`<ul class="members" aria-labelledby="members-title">${repeat(members, ({ subject }) => subject, row)}</ul>` : nothing}
    ${members && mayManage(me(), members) ? form() : nothing}
    <dl class="meanings">${Object.entries(MEANINGS).map(([role, meaning]) => html`<dt>${ROLES[role]}</dt><dd>${meaning}</dd>`)}</dl>
    <form method="dialog" class="choices"><button autofocus data-testid="close-dialog">Close</button></form>`);

  load();
}

const options = (selected) =>
  Object.entries(ROLES).map(([role, word]) => html`<option value=${role} ?selected=${role === selected}>${word}</option>`);

function parts(subject) {
  const colon = subject.indexOf(':');
  return [subject.slice(0, colon), subject.slice(colon + 1)];
}
