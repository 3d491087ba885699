import type { SpanKind } from './document.ts';

/** Elements whose content is no text of the note. */
export const DROPPED: ReadonlySet<string> = new Set(
  'script style template noscript svg math head title textarea select button object audio video canvas'.split(' '),
);

/** Elements that mark text. */
export const MARKS: ReadonlyMap<string, Exclude<SpanKind, 'link'>> = new Map([
  ['strong', 'strong'],
  ['b', 'strong'],
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['cite', 'emphasis'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['del', 'delete'],
  ['s', 'delete'],
  ['strike', 'delete'],
]);

/** Elements that start on a new line. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
