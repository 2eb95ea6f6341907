import { readProblem, saysMissing } from './problem.js';
import { resourceUrl } from './topics.js';

/**
 * Which of the topics of a stream do not exist; the stream itself only says that one does not.
 * @param {object} question
 * @param {string} question.api
 * @param {typeof fetch} question.fetch
 * @param {import('./topics.js').Topic[]} question.topics
 * @param {import('./topic-state.js').ProgressError} question.problem what the stream answered
 * @param {AbortSignal} question.signal
 * @returns {Promise<Map<import('./topics.js').Topic, import('./topic-state.js').ProgressError>>}
 */
export async function missingTopics({ api, fetch, topics, problem, signal }) {
  const missing = new Map();
  for (const topic of topics) {
    const error = topics.length === 1 ? problem : await ask(resourceUrl(api, topic), fetch, signal);
    if (error) missing.set(topic, error);
  }
  return missing;
}

async function ask(url, fetch, signal) {
  try {
    const response = await fetch(url, { signal, cache: 'no-store' });
    if (response.status === 404) {
      const problem = await readProblem(response);
      return saysMissing(problem) ? problem : null;
    }
    response.body?.cancel();
    return null;
  } catch {
    return null;
  }
}
