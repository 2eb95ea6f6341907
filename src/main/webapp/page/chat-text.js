import { shownName } from './words.js';

const MARK = /\[(\d+)\]/g;
/** A sentence ends with its mark, what closes it, and the citations behind it. */
const SENTENCE = /[.!?:][\u201d"')]*(?:\s*\[\d+\])*(?=\s)|\n+/g;

/**
 * The text of an answer cut at its citations. Brackets that name none are text.
 * @param {string} text
 * @param {{number: number}[]} citations
 * @returns {({text: string} | {citation: object})[]}
 */
export function cutAtCitations(text, citations) {
  const byNumber = new Map(citations.map((citation) => [citation.number, citation]));
  const parts = [];
  let done = 0;
  for (const match of text.matchAll(MARK)) {
    const citation = byNumber.get(Number(match[1]));
    if (!citation) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index) });
    parts.push({ citation });
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

/**
 * How far whole sentences go.
 * @param {string} text
 * @param {number} from
 * @returns {number} the offset after the last whole sentence; `from` when there is none
 */
export function sentencesEnd(text, from) {
  let end = from;
  for (const match of text.slice(from).matchAll(SENTENCE)) end = from + match.index + match[0].length;
  return end;
}

/** As it is read aloud: nobody wants to hear the numbers of citations. */
export const spoken = (text) => text.replace(MARK, '').replace(/\s+/g, ' ').trim();

export const placeOf = ({ filename, page }) => `${shownName(filename)}${page ? `, page ${page}` : ''}`;

/**
 * An answer as it is pasted elsewhere: with where each citation is from.
 * @param {{text: string, citations: object[]}} answer
 */
export function copied({ text, citations }) {
  if (!citations.length) return text;
  return `${text}\n\nSources\n${citations.map((citation) => `[${citation.number}] ${placeOf(citation)}`).join('\n')}\n`;
}
