import { findPassage } from '/page/passage-marks.js';
import { equal, test } from '/tests/testing.js';

const marked = (strings, passage, continued) => [...findPassage(strings, passage, continued).marks].map(([piece, [from, to]]) => strings[piece].slice(from, to));

const LINES = [
  'LEASE, page 3',
  'The tenant pays all taxes. The land-',
  'lord shall repair the roof of the building',
  'within thirty days. Notices are sent by post.',
];

test('a passage is found over the lines that it is broken into', () => {
  const passage = 'The landlord shall repair the\nroof of the building within thirty days.';
  equal(marked(LINES, passage), ['The land-', 'lord shall repair the roof of the building', 'within thirty days']);
});

test('its end is known to be on the page or not', () => {
  equal(findPassage(LINES, 'shall repair the roof of the building within thirty days').ended, true);
  equal(findPassage(LINES, 'Notices are sent by post. And much more of the same passage stands on the page after').ended, false);
  equal(findPassage(LINES, 'This began on the page before: The tenant pays all taxes. The landlord shall').ended, true);
});

test('ligatures, accents and letter case are no difference', () => {
  equal(marked(['the oﬃce of the café owner is aﬀected'], 'THE OFFICE OF THE CAFE OWNER'), ['the oﬃce of the café owner']);
});

test('a line of the margin within it does not end it', () => {
  const strings = ['All notices to the lessor shall be', '17', 'in writing and delivered by hand or by courier.'];
  equal(marked(strings, 'All notices to the lessor shall be in writing and delivered by hand or by courier.'),
    ['All notices to the lessor shall be', '17', 'in writing and delivered by hand or by courier']);
});

test('of two likenesses the longer one is it', () => {
  const strings = ['subject to the terms of this agreement', 'x '.repeat(60), 'subject to the terms of this agreement the buyer pays on delivery'];
  equal([...findPassage(strings, 'subject to the terms of this agreement the buyer pays on delivery').marks.keys()], [2]);
});

test('the running head in the middle of a passage is not taken for it', () => {
  const head = 'GIFT SURPLUS, LLC v. STATE EX REL. COOPER, Opinion of the Court';
  const passage = `The Court will inquire, not into the\n${head}\nname of the game, but into what it is.`;
  equal(marked([head, 'x '.repeat(60), 'The Court will inquire, not into the'], passage), ['The Court will inquire, not into the']);
  equal(marked([head, 'name of the game, but into what it is.', 'x '.repeat(60), head], passage, true),
    [head, 'name of the game, but into what it is']);
});

test('what only resembles it is not marked', () => {
  equal(marked(LINES, 'The tenant shall repaint the rooms of the flat'), []);
  equal(marked([], 'The tenant shall'), []);
  equal(marked(LINES, '§ — …'), []);
});

test('a short passage is found when it is there whole', () => {
  equal(marked(LINES, 'by post'), ['by post']);
});

test('the white space between its pieces is marked with it', () => {
  const strings = ['The land-', ' ', '', 'lord shall repair the roof of it'];
  equal([...findPassage(strings, 'The landlord shall repair the roof').marks.keys()], [0, 1, 3]);
});
