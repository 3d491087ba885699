import fc from 'fast-check';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { removePosition } from 'unist-util-remove-position';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import remarkHallway from '../../src/extract/remark-hallway.ts';
import { shippedCatalogue } from '../../src/resolve/shipped-catalogue.ts';
import { extractNote, factLines } from './extract-note.ts';
import { manuals } from './rule-manual.ts';

const notes = manuals().flatMap((m) => [...m.finds, ...m.leavesAlone].map((e) => e.note));
const note = `---
title: "WidgetConf 2016: a talk"
author: Ann Lee
---

# WidgetConf 2016

## Docker at scale

by [Jane Smith](https://twitter.com/jane) (Acme)

She ran PostgreSQL in Docker.
`;

describe('extract', () => {
  it('gives equal facts for equal notes', () => {
    for (const text of notes) expect(extractNote(text).facts).toEqual(extractNote(text).facts);
  });

  it('quotes words that stand in the lines that its evidence names', () => {
    const lines = note.split('\n');
    const { facts } = extractNote(note);
    const squeeze = (s: string): string => s.replace(/[[\]]|\(https?:[^)]*\)|["#*]/g, '').replace(/\s+/g, ' ');
    for (const fact of [
      ...facts.conferences,
      ...facts.sessions,
      ...facts.projects,
      ...facts.sessions.flatMap((s) => s.speakers),
    ]) {
      expect(fact.evidence.length).toBeGreaterThan(0);
      for (const e of fact.evidence) {
        expect(squeeze(lines.slice(e.startLine - 1, e.endLine).join(' '))).toContain(e.quote);
        expect(e.confidence).toBeGreaterThan(0);
        expect(e.confidence).toBeLessThanOrEqual(1);
      }
    }
  });

  it('finds the same in a tree without positions', () => {
    for (const text of [note, ...notes]) {
      const tree = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).parse(text);
      removePosition(tree, { force: true });
      const bare = extract(tree, new VFile({ path: 'note.md' }), shippedCatalogue());
      expect(factLines(bare)).toEqual(factLines(extractNote(text).facts));
      for (const session of bare.sessions) expect(session.evidence[0]?.startLine).toBe(1);
    }
  });

  it('is a remark plugin that leaves the tree alone', async () => {
    const file = await remark()
      .use(remarkGfm)
      .use(remarkFrontmatter, ['yaml', 'toml'])
      .use(remarkHallway, { catalogue: shippedCatalogue() })
      .process(note);
    expect(file.data.hallway?.sessions.map((s) => s.title)).toEqual(['Docker at scale']);
    expect(String(file)).toContain('## Docker at scale');
  });

  it('knows nothing of a note without an event', () => {
    const { facts } = extractNote(
      '# How to bake\n\n## Step one: flour - Jane Smith\n\nMix it.\n\n- Title by Jane Smith\n',
    );
    expect(facts.sessions).toEqual([]);
    expect(facts.conferences).toEqual([]);
  });

  it('survives any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...notes),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('\n\n', '# ', '- ', ' | ', '**', '[x](y)', '<p>', '```\n', '__proto__', '\u202e', '🎤'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(extractNote(pieces.join('')).messages.filter((m) => m.includes('Rule failed'))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
