import { render } from './html.js';

/**
 * Shows a dialog until it is closed.
 * @param {string} className
 * @param {string} titleId of the element that names it
 * @param {() => unknown} template
 * @returns {{element: HTMLDialogElement, redraw: () => void}}
 */
export function openDialog(className, titleId, template) {
  const element = document.createElement('dialog');
  element.className = className;
  element.setAttribute('aria-labelledby', titleId);
  const redraw = () => render(template(), element);
  element.addEventListener('close', () => element.remove(), { once: true });
  redraw();
  document.body.append(element);
  element.showModal();
  return { element, redraw };
}
