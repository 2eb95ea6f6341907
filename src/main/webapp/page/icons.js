import { html, svg } from './html.js';

const icon = (content) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${content}</svg>`;

const STATUS = {
  pending: svg`<circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.2 2.3"/>`,
  processing: svg`<circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5" opacity=".35"/>
    <path class="turning" d="M8 2.25A5.75 5.75 0 0 1 13.75 8" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"/>`,
  completed: svg`<circle cx="8" cy="8" r="6.5" fill="currentColor"/>
    <path d="M5 8.2l2.1 2.1L11.2 6" fill="none" stroke="var(--surface)" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  failed: svg`<circle cx="8" cy="8" r="6.5" fill="currentColor"/>
    <path d="M8 4.4v4.4M8 11.4v.1" stroke="var(--surface)" stroke-width="1.7" stroke-linecap="round"/>`,
  cancelled: svg`<circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5"/>
    <path d="M4.2 11.8l7.6-7.6" stroke="currentColor" stroke-width="1.5"/>`,
};

/** @param {string} status */
export const statusIcon = (status) => icon(STATUS[status] ?? STATUS.pending);

export const uploadIcon = icon(svg`<path d="M8 10.5v-8M4.8 5.4L8 2.2l3.2 3.2M2.5 10.5v2.25c0 .6.4 1 1 1h9c.6 0 1-.4 1-1V10.5"
  fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/>`);
