import { readUploadLimits } from './api.js';

/** What the server takes, once it has said so. @type {{max_file_size: number, max_files: number} | null} */
let limits = null;
let asked = false;

/**
 * @param {(limits: {max_file_size: number, max_files: number}) => void} onKnown
 * @returns {{max_file_size: number, max_files: number} | null}
 */
export function uploadLimits(onKnown) {
  if (!asked) {
    asked = true;
    readUploadLimits().then(
      (said) => {
        limits = said;
        onKnown(limits);
      },
      // The hint says nothing of it; the server still refuses what is too large.
      () => { asked = false; },
    );
  }
  return limits;
}
