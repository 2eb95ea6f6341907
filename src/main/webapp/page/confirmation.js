import { html, render } from './html.js';

/**
 * @param {{question: unknown, consequence: string, action: string}} words
 * @returns {Promise<boolean>}
 */
export function confirmed({ question, consequence, action }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'confirmation';
  dialog.setAttribute('aria-labelledby', 'confirmation-question');
  render(html`
    <form method="dialog">
      <h2 id="confirmation-question">${question}</h2>
      <p>${consequence}</p>
      <div class="choices">
        <button value="no" autofocus>Keep</button>
        <button value="yes" class="danger" data-testid="confirm">${action}</button>
      </div>
    </form>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    }, { once: true });
  });
}
