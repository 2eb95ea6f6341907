import { readUploadLimits } from './api.js';

/** The size of the largest file that the server takes, once it has said so. @type {number | null} */
let largest = null;
let asked = false;

/**
 * @param {(bytes: number) => void} onKnown
 * @returns {number | null}
 */
export function largestFile(onKnown) {
  if (!asked) {
    asked = true;
    readUploadLimits().then(
      ({ max_file_size }) => {
        largest = max_file_size;
        onKnown(largest);
      },
      // The hint says nothing of it; the server still refuses what is too large.
      () => { asked = false; },
    );
  }
  return largest;
}
