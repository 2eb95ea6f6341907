import { useSyncExternalStore } from 'react';
import { progressClient } from './lexintel-progress.js';

/**
 * Live progress for React. `react` is the caller's: a bundler resolves it, and without one an import
 * map does. Bundled, the client no longer knows where it was served from: pass one that has the `api`.
 *
 * @typedef {import('./lexintel-progress.js').ProgressClient} ProgressClient
 * @typedef {import('./lexintel-progress.js').ProgressEvent} ProgressEvent
 * @typedef {import('./lexintel-progress.js').CaseProgress} CaseProgress
 */

/**
 * @param {string} documentId
 * @param {ProgressClient} [client]
 * @returns {import('./lexintel-progress.js').Snapshot<ProgressEvent>}
 */
export function useDocumentProgress(documentId, client = progressClient()) {
  return useProgress(client.document(documentId));
}

/**
 * @param {string} caseId
 * @param {ProgressClient} [client]
 * @returns {import('./lexintel-progress.js').Snapshot<CaseProgress>}
 */
export function useCaseProgress(caseId, client = progressClient()) {
  return useProgress(client.case(caseId));
}

function useProgress({ subscribe, getSnapshot }) {
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}
