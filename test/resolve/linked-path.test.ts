import { expect, it } from 'vitest';
import { linkedPath } from '../../src/resolve/linked-path.ts';

it.each([
  ['other.md', 'a/note.md', 'a/other.md'],
  ['./other.md#part', 'note.md', 'other.md'],
  ['../b/other.markdown?x=1', 'a/note.md', 'b/other.markdown'],
  ['../other/', 'a/note.md', 'other.md'],
  ['other.html', 'note.md', 'other.md'],
  ['m%C3%B6re%20notes.md', 'note.md', 'möre notes.md'],
  ['100%.md', 'note.md', '100%.md'],
  ['a/../../b.md', 'x/note.md', 'b.md'],
])('%s in %s leads to %s', (url, from, expected) => expect(linkedPath(url, from)).toBe(expected));

it.each([
  ['https://example.org/other.md', 'note.md'],
  ['mailto:a@example.org', 'note.md'],
  ['/other.md', 'note.md'],
  ['#part', 'note.md'],
  ['', 'note.md'],
  ['../outside.md', 'note.md'],
  ['slides.pdf', 'note.md'],
  ['./note.md', 'note.md'],
  ['.', 'note.md'],
])('%s in %s is no link to another note', (url, from) => expect(linkedPath(url, from)).toBeUndefined());
