/**
 * What can be followed: `case:<id>` or `document:<id>`.
 * @typedef {string} Topic
 */

/** @param {string} id @returns {Topic} */
export const caseTopic = (id) => `case:${id}`;

/** @param {string} id @returns {Topic} */
export const documentTopic = (id) => `document:${id}`;

/** @param {Topic} topic @returns {{kind: 'case' | 'document', id: string}} */
export function parseTopic(topic) {
  const colon = topic.indexOf(':');
  return { kind: /** @type {'case' | 'document'} */ (topic.slice(0, colon)), id: topic.slice(colon + 1) };
}

const CHANGES = 'fields=changed&ids=numbers';

/**
 * The one stream that carries all of these. Of several documents it tells only the fields that
 * changed, and names known documents by numbers; `News` puts that together.
 * @param {string} api
 * @param {Topic[]} topics
 */
export function streamUrl(api, topics) {
  const parsed = topics.map(parseTopic);
  if (parsed.length === 1) {
    const [{ kind, id }] = parsed;
    const fields = kind === 'case' ? `?${CHANGES}` : '';
    return `${api}progress/${kind}s/${encodeURIComponent(id)}/stream${fields}`;
  }
  const query = parsed.map(({ kind, id }) => `${kind}_id=${encodeURIComponent(id)}`).join('&');
  return `${api}progress/stream?${query}&${CHANGES}`;
}

/**
 * @param {string} api
 * @param {Topic} topic
 * @param {string | null} since
 */
export function statusUrl(api, topic, since) {
  const { kind, id } = parseTopic(topic);
  if (kind === 'document') return `${api}documents/${encodeURIComponent(id)}/status`;
  const query = since ? `?since=${encodeURIComponent(since)}` : '';
  return `${api}progress/cases/${encodeURIComponent(id)}/status${query}`;
}

/**
 * The thing itself, asked for when a stream of several topics says that one of them does not exist.
 * @param {string} api
 * @param {Topic} topic
 */
export function resourceUrl(api, topic) {
  const { kind, id } = parseTopic(topic);
  return `${api}${kind}s/${encodeURIComponent(id)}`;
}
