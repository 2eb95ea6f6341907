import { progressClient } from '../client/lexintel-progress.js';
import { account } from './account.js';
import { Announcer } from './announcer.js';
import { CasePage } from './case-page.js';
import { CasesPage } from './cases-page.js';
import { html, nothing, render } from './html.js';
import { casesAddress, routedCase } from './route.js';
import { beginSession, me, watchedFetch } from './session.js';

const root = document.getElementById('app');
const announcer = new Announcer(document.getElementById('milestones'));

let page;
let scheduled = false;

/** Many changes in one frame are one drawing; a hidden tab gets no frames, but keeps its title. */
function redraw() {
  if (scheduled || !page) return;
  scheduled = true;
  const soon = document.hidden ? (draw) => setTimeout(draw, 250) : requestAnimationFrame;
  soon(() => {
    scheduled = false;
    draw();
  });
}

function draw() {
  document.title = `${page.title} · LexIntel`;
  render(html`
    <header class="top">
      <nav aria-label="Breadcrumb">
        <a class="wordmark" href=${casesAddress}>LexIntel</a>
        <a class="crumb" href=${casesAddress} aria-current=${page.crumb ? 'false' : 'page'}>Cases</a>
        ${page.crumb ? html`<span class="crumb here" aria-current="page"><bdi>${page.crumb}</bdi></span>` : nothing}
      </nav>
      <div class="aside">${page.badge}${account(me())}</div>
    </header>
    <main>${page.template()}</main>`, root);
  page.drawn();
}

function open() {
  page?.close();
  const id = routedCase();
  page = id ? new CasePage(id, redraw, announcer) : new CasesPage(redraw, announcer);
  scrollTo(0, 0);
  page.open();
  redraw();
}

progressClient({ fetch: watchedFetch });
if (await beginSession(redraw)) {
  addEventListener('hashchange', open);
  open();
}
