/** Numbers in [0, 1), the same sequence for the same seed (mulberry32, public domain). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What people and programs leave in notes, and what parsers trip over. */
const SNIPPETS = [
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\t',
    '    ',
    '\u00a0',
    '\u2028',
    '\u200f',
    '\ufeff',
    '\0',
    '\ud83d',
    '\udc4b',
    '🎤',
    'é',
    'e\u0301',
    '名前',
  ],
  ...[
    '---\n',
    '+++\n',
    '```',
    '~~~\n',
    '> ',
    '- ',
    '* ',
    '1. ',
    '# ',
    '###### ',
    '| a | b |\n|---|---|\n',
    '***',
    '**',
    '__',
    '~~',
    '`',
    '\\',
  ],
  ...[
    '[',
    '](',
    ')',
    '![',
    '[^1]',
    '[^1]: note\n',
    '[a]: <b>\n',
    '<',
    '>',
    '<!--',
    '-->',
    '<p>',
    '</p>',
    '<h3>',
    '<a href="',
    '">',
    '<br/>',
    '&amp;',
    '&#0;',
    '&',
  ],
  ...[
    '@',
    '#',
    ':',
    ' - ',
    ' – ',
    ' by ',
    ' | ',
    ' (',
    ') ',
    ', ',
    ' and ',
    '"',
    '“',
    '”',
    "'s talk on ",
    'Keynote: ',
    '10:00 ',
    'http://',
    'https://[',
    'javascript:',
  ],
  ...[
    '__proto__',
    'constructor',
    'title: [',
    'title: *a',
    'date: 2016-99-99',
    'tags: {a: {b: c}}',
    '{% raw %}',
    '{{<',
    'Title: x\n',
  ],
];

type Mutation = (text: string, random: () => number, other: string) => string;

const MUTATIONS: readonly Mutation[] = [
  // A snippet somewhere.
  (text, random) => {
    const at = below(text.length + 1, random);
    return text.slice(0, at) + pick(SNIPPETS, random) + text.slice(at);
  },
  // A stretch gone.
  (text, random) => {
    const at = below(text.length + 1, random);
    return text.slice(0, at) + text.slice(at + below(40, random));
  },
  // A stretch twice, or many times.
  (text, random) => {
    const at = below(text.length + 1, random);
    const part = text.slice(at, at + below(30, random));
    return text.slice(0, at) + part.repeat(1 + below(30, random)) + text.slice(at);
  },
  // Cut off.
  (text, random) => text.slice(0, below(text.length + 1, random)),
  // Two lines change places.
  (text, random) => {
    const lines = text.split('\n');
    const [a, b] = [below(lines.length, random), below(lines.length, random)];
    const line = lines[a] ?? '';
    lines[a] = lines[b] ?? '';
    lines[b] = line;
    return lines.join('\n');
  },
  // One sign is another.
  (text, random) => {
    const at = below(text.length + 1, random);
    return text.slice(0, at) + String.fromCharCode(below(random() < 0.8 ? 128 : 65_536, random)) + text.slice(at + 1);
  },
  // Into another note.
  (text, random, other) => text.slice(0, below(text.length + 1, random)) + other.slice(below(other.length + 1, random)),
  // Every blank line gone, or every line apart.
  (text, random) => (random() < 0.5 ? text.replace(/\n{2,}/g, '\n') : text.replace(/\n/g, '\n\n')),
  // Shouted or whispered.
  (text, random) => (random() < 0.5 ? text.toUpperCase() : text.toLowerCase()),
];

/** A note with some to many faults in it: the same one for the same numbers. */
export function mutate(text: string, other: string, random: () => number): string {
  let result = text;
  // Mostly a few faults: a note that is still a note reaches more rules than rubbish does.
  const times = 1 + Math.floor(random() ** 3 * 40);
  for (let i = 0; i < times; i++) result = pick(MUTATIONS, random)(result, random, other);
  return result.slice(0, 40_000);
}

/** @throws RangeError if there is nothing to choose from */
export function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[below(list.length, random)];
  if (item === undefined) throw new RangeError('Nothing to choose from');
  return item;
}

function below(limit: number, random: () => number): number {
  return Math.floor(random() * limit);
}
