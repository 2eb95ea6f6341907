import { stopAnswer } from './api.js';
import { answerView, stateOf } from './chat-answer.js';
import { Conversations } from './chat-conversations.js';
import { ENDED } from './chat-stream.js';
import { copied, sentencesEnd, spoken } from './chat-text.js';
import { confirmed } from './confirmation.js';
import { html, live, nothing, repeat } from './html.js';

const OPEN = 'lexintel-chat-open';
/** Nearer to the end than this, in pixels, the view goes along with the text. */
const NEAR_THE_END = 48;

/** The conversations of a case, beside its documents. */
export class ChatPanel {
  #redraw;
  #announcer;
  #conversations;
  #isOpen = localStorage.getItem(OPEN) === 'true';
  #problem = '';
  #question = '';
  #spokenUpTo = 0;
  #atEnd = true;

  /**
   * @param {string} caseId
   * @param {() => void} redraw
   * @param {import('./announcer.js').Announcer} announcer
   */
  constructor(caseId, redraw, announcer) {
    this.#redraw = redraw;
    this.#announcer = announcer;
    this.#conversations = new Conversations(caseId, { begun: this.#begun, heard: this.#heard });
  }

  open() {
    if (this.#isOpen) this.#load();
    this.#show();
  }

  close() {
    this.#conversations.leave();
    document.body.classList.remove('chatting');
  }

  /** What has been drawn keeps its place, unless the end of the text was in view. */
  drawn() {
    const log = document.querySelector('.chat-log');
    if (log && this.#atEnd) log.scrollTop = log.scrollHeight;
  }

  get button() {
    return html`<button data-testid="chat-toggle" aria-expanded=${this.#isOpen ? 'true' : 'false'} aria-controls="chat" @click=${this.#toggle}>Ask the documents</button>`;
  }

  template() {
    if (!this.#isOpen) return nothing;
    const { all, asking, running, shown } = this.#conversations;
    const messages = shown?.messages ?? [];
    return html`
      <aside class="chat" id="chat" aria-label="Questions about the documents" @keydown=${this.#escape}>
        <header>
          <h2>Ask the documents</h2>
          <button class="quiet" data-testid="chat-close" @click=${this.#toggle}>Close</button>
          ${all.length ? this.#choice(all, shown) : nothing}
        </header>
        <div class="chat-log" tabindex="0" role="region" aria-label="Conversation" @scroll=${this.#scrolled}>
          ${messages.length ? repeat(messages, ({ id }) => id, (message, i) => this.#message(message, i === messages.length - 1)) : this.#nothingYet()}
        </div>
        ${this.#problem ? html`<p class="problem" role="alert" data-testid="chat-problem">${this.#problem}</p>` : nothing}
        <form class="chat-form" @submit=${this.#submit}>
          <label class="visually-hidden" for="question">Your question</label>
          <textarea id="question" rows="2" maxlength="4000" data-testid="question" placeholder="What do the documents say about …?"
            .value=${live(this.#question)} @input=${this.#typed} @keydown=${this.#enter}></textarea>
          <button class="primary" data-testid="ask" ?disabled=${Boolean(running) || asking || !this.#question.trim()}>Ask</button>
        </form>
      </aside>`;
  }

  #choice(all, shown) {
    return html`
      <div class="chat-choice">
        <select aria-label="Conversation" data-testid="chat-choice" @change=${({ target }) => this.#choose(target.value)}>
          ${shown ? nothing : html`<option value="" selected>New conversation</option>`}
          ${all.map(({ id, title }) => html`<option value=${id} ?selected=${id === shown?.id}>${title ?? 'Without a question'}</option>`)}
        </select>
        <button class="quiet" data-testid="chat-new" ?disabled=${!shown} @click=${() => this.#choose('')}>New</button>
        <button class="quiet" data-testid="chat-delete" ?disabled=${!shown} @click=${this.#delete}>Delete</button>
      </div>`;
  }

  #nothingYet() {
    return html`<p class="none">Ask in your own words. The answer says which passages of which documents it rests on, and each of them opens with one click. All who may see this case see its conversations.</p>`;
  }

  #message(message, last) {
    if (message.role === 'question') return html`<p class="question" dir="auto" data-testid="asked">${message.text}</p>`;
    return answerView(message, { copy: this.#copy, stop: this.#stop, again: this.#again, last });
  }

  #toggle = () => {
    this.#isOpen = !this.#isOpen;
    localStorage.setItem(OPEN, String(this.#isOpen));
    this.#show();
    if (this.#isOpen) {
      this.#load().then(() => document.getElementById('question')?.focus());
    } else {
      this.#conversations.leave();
      document.querySelector('[data-testid="chat-toggle"]')?.focus();
    }
    this.#redraw();
  };

  #show() {
    document.body.classList.toggle('chatting', this.#isOpen);
  }

  #escape = ({ key }) => {
    if (key === 'Escape') this.#toggle();
  };

  #typed = ({ target }) => {
    this.#question = target.value;
    this.#redraw();
  };

  #enter = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  };

  #scrolled = ({ target }) => {
    this.#atEnd = target.scrollHeight - target.scrollTop - target.clientHeight < NEAR_THE_END;
  };

  async #load() {
    await this.#trying(async () => {
      await this.#conversations.load();
      this.#atEnd = true;
    });
  }

  async #choose(id) {
    await this.#trying(async () => {
      await this.#conversations.choose(id);
      this.#atEnd = true;
    });
  }

  #submit = (event) => {
    event.preventDefault();
    const { asking, running } = this.#conversations;
    if (this.#question.trim() && !running && !asking) this.#ask(this.#question.trim());
  };

  #again = () => {
    const questions = this.#conversations.shown.messages.filter(({ role }) => role === 'question');
    this.#ask(questions[questions.length - 1].text);
  };

  async #ask(text) {
    await this.#trying(async () => {
      await this.#conversations.ask(text);
      if (text === this.#question.trim()) this.#question = '';
      this.#redraw();
      await this.#conversations.list();
    });
  }

  #begun = (answer) => {
    this.#atEnd = true;
    this.#spokenUpTo = answer.text.length;
  };

  #heard = (answer) => {
    const ended = ENDED.has(answer.status);
    const end = ended ? answer.text.length : sentencesEnd(answer.text, this.#spokenUpTo);
    const words = spoken(answer.text.slice(this.#spokenUpTo, end));
    this.#spokenUpTo = end;
    if (words) this.#announcer.say(words);
    if (ended) this.#announcer.say(answer.status === 'completed' ? 'The answer is complete.' : stateOf(answer));
    this.#redraw();
  };

  #stop = (answer) => this.#trying(() => stopAnswer(answer.id));

  #copy = (answer) =>
    this.#trying(async () => {
      await navigator.clipboard.writeText(copied(answer));
      this.#announcer.say('Copied with its sources.');
    });

  #delete = async () => {
    const sure = await confirmed({
      question: 'Delete this conversation?',
      consequence: 'Its questions and answers are gone, for all who see this case.',
      action: 'Delete',
    });
    if (!sure) return;
    await this.#trying(() => this.#conversations.delete());
  };

  async #trying(work) {
    this.#problem = '';
    try {
      await work();
    } catch (problem) {
      this.#problem = problem.message;
    }
    this.#redraw();
  }
}
