import { html } from './html.js';

/**
 * @param {object} bar
 * @param {number} bar.value 0 to 100
 * @param {string} bar.label
 * @param {string} bar.text the value in words
 * @param {string} [bar.tone] a status
 */
export const progressBar = ({ value, label, text, tone = 'processing' }) => html`
  <div class="bar" data-tone=${tone} role="progressbar" aria-label=${label}
       aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(value)} aria-valuetext=${text}>
    <div class="fill" .style=${`transform:scaleX(${Math.min(100, Math.max(0, value)) / 100})`}></div>
  </div>`;
