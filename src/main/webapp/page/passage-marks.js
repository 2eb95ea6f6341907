/** So many letters in a row are taken for a part of the passage. */
const RUN = 12;
/** So many letters between two such parts may differ: a hyphen, a footnote's number, a line of the margin. */
const GAP = 40;
/** Less than this on a page is taken for a likeness. */
const ENOUGH = 24;

/**
 * Where a passage stands on a page whose words come in pieces. Only letters and digits are compared:
 * white space, hyphens and ligatures of a PDF's words are not those of the extracted text.
 * @param {string[]} strings the pieces, in reading order
 * @param {string} passage
 * @param {boolean} continued whether it begins on the page before, and may end on this
 * @returns {{marks: Map<number, [number, number]>, ended: boolean}} from and to in each piece, and whether the
 *   passage's end is among them
 */
export function findPassage(strings, passage, continued = false) {
  const nothing = { marks: new Map(), ended: false };
  const wanted = lettersOf([passage]).map(({ letter }) => letter).join('');
  const letters = lettersOf(strings);
  const page = letters.map(({ letter }) => letter).join('');
  const run = Math.min(RUN, wanted.length);
  if (!run) return nothing;
  const best = bestCluster(page, wanted, run, continued ? wanted.slice(-run) : wanted.slice(0, run));
  if (!best) return nothing;
  const end = page.indexOf(wanted.slice(-run), best.from);
  return { marks: marksOf(letters.slice(best.from, best.to), strings), ended: end >= 0 && end < best.to };
}

function lettersOf(strings) {
  const letters = [];
  strings.forEach((string, piece) => {
    let from = 0;
    for (const character of string) {
      const to = from + character.length;
      for (const letter of character.normalize('NFKD').toLowerCase()) {
        if (/[\p{L}\p{N}]/u.test(letter)) letters.push({ letter, piece, from, to });
      }
      from = to;
    }
  });
  return letters;
}

/**
 * The stretch of the page that has most of the passage; before all others one with the end of it that must be
 * here, since a running head in its middle stands on every page.
 */
function bestCluster(page, wanted, run, edge) {
  const runs = new Set();
  for (let i = 0; i + run <= wanted.length; i++) runs.add(wanted.slice(i, i + run));
  const clusters = [];
  for (let i = 0; i + run <= page.length; i++) {
    if (!runs.has(page.slice(i, i + run))) continue;
    if (!clusters.length || i - clusters.at(-1).to > GAP) clusters.push({ from: i, to: i, covered: 0 });
    const cluster = clusters.at(-1);
    cluster.covered += i + run - Math.max(cluster.to, i);
    cluster.to = i + run;
  }
  const likely = clusters.filter(({ covered }) => covered >= Math.min(ENOUGH, wanted.length));
  const certain = likely.filter(({ from, to }) => page.slice(from, to).includes(edge));
  return (certain.length ? certain : likely).sort((one, other) => other.covered - one.covered)[0];
}

/** The pieces between the first and the last one are marked whole, with their white space. */
function marksOf(letters, strings) {
  const first = letters[0];
  const last = letters.at(-1);
  const marks = new Map();
  for (let piece = first.piece; piece <= last.piece; piece++) {
    const from = piece === first.piece ? first.from : 0;
    const to = piece === last.piece ? last.to : strings[piece].length;
    if (to > from) marks.set(piece, [from, to]);
  }
  return marks;
}
