import { readdirSync, readFileSync } from 'node:fs';

/** One example of a rule's manual: a note, and for those that find something the lines that it must give. */
export interface Example {
  readonly note: string;
  readonly expected: readonly string[];
}

export interface Manual {
  readonly id: string;
  readonly finds: readonly Example[];
  readonly leavesAlone: readonly Example[];
}

const folder = new URL('../../src/extract/rules/', import.meta.url);

/** The manuals in the head comments of all rule files. */
export function manuals(): readonly Manual[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'rules.ts')
    .map((name) => readManual(name));
}

function readManual(name: string): Manual {
  const source = readFileSync(new URL(name, folder), 'utf8');
  const comment = /\/\*\*\n \* # ([\s\S]*?)\n \*\//.exec(source)?.[0] ?? '';
  const text = comment.replace(/^ ?\*\*?\/? ?/gm, '').replace(/^\/\*\*\n/, '');
  const [head = '', leaves = ''] = text.split('## Leaves alone');
  const finds = head.split('## Finds')[1] ?? '';
  return { id: /# (\S+)/.exec(text)?.[1] ?? name, finds: examples(finds), leavesAlone: examples(leaves) };
}

function examples(text: string): readonly Example[] {
  const found: { note: string; expected: string[] }[] = [];
  for (const match of text.matchAll(/```(md|expect)\n([\s\S]*?)```/g)) {
    const body = match[2] ?? '';
    if (match[1] === 'md') found.push({ note: body, expected: [] });
    else found.at(-1)?.expected.push(...body.trim().split('\n'));
  }
  return found;
}
