import { droppedFiles } from './dropped-files.js';
import { html, nothing } from './html.js';
import { uploadIcon } from './icons.js';
import { sizeLimit } from './words.js';

/** @type {(files: File[]) => void} */
let take = () => {};

/**
 * @param {(files: File[]) => void} onFiles
 * @param {number | null} largest in bytes, where it is known
 */
export function uploadDrop(onFiles, largest) {
  take = onFiles;
  return html`
    <div class="drop">
      ${uploadIcon}
      <p>
        <label class="pick"><input class="visually-hidden" type="file" multiple data-testid="file-input" @change=${picked}>Choose files</label>
        <span class="or">or drop files or folders anywhere on this page</span>
      </p>
      <p class="accepted">PDF, Word, ODT, RTF, text, Markdown, HTML, e-mail, WordPerfect, Excel, PowerPoint, scanned images, ZIP, mailboxes${largest ? ` · up to ${sizeLimit(largest)} each` : nothing}</p>
    </div>`;
}

function picked({ target }) {
  take([...target.files]);
  // Or the same file could not be picked again.
  target.value = '';
}

const carriesFiles = (event) => event.dataTransfer?.types.includes('Files') && document.querySelector('.drop');

addEventListener('dragover', (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  document.body.classList.add('dropping');
});
addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) document.body.classList.remove('dropping');
});
addEventListener('drop', async (event) => {
  document.body.classList.remove('dropping');
  if (!carriesFiles(event)) return;
  event.preventDefault();
  const onto = take;
  onto(await droppedFiles(event.dataTransfer));
});
