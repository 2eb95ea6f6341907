/** The one place that knows which lit-html this is; relative, so that no import map needs a place in the CSP. */
export { html, nothing, render, svg } from '../webjars/lit-html/3.3.1/lit-html.js';
export { live } from '../webjars/lit-html/3.3.1/directives/live.js';
export { repeat } from '../webjars/lit-html/3.3.1/directives/repeat.js';
