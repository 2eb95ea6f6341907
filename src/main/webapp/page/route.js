/** @returns {string | null} the id of the case that the address names */
export function routedCase() {
  const match = /^#\/cases\/([^/]+)$/.exec(location.hash);
  return match ? decodeURIComponent(match[1]) : null;
}

/** @param {string} id */
export const caseAddress = (id) => `#/cases/${encodeURIComponent(id)}`;

export const casesAddress = '#/';
