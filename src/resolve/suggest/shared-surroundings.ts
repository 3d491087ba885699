import { compareText } from '../../model/evidence.ts';
import type { GraphView, Surroundings } from './graph-view.ts';

/** What two things have in common besides their names. */
export interface Support {
  /** 0 for nothing; each kind of thing in common adds to it; below 1. */
  readonly weight: number;
  /** Clauses such as "both at FOSDEM 2016". */
  readonly reasons: readonly string[];
}

const KINDS: readonly (readonly [keyof Surroundings, number, string])[] = [
  ['organizations', 0.4, 'both of'],
  ['conferences', 0.3, 'both at'],
  ['projects', 0.3, 'both on'],
  ['people', 0.3, 'both with'],
  ['notes', 0.1, 'both named in'],
];

/** What is around both of two things. */
export function sharedSurroundings(view: GraphView, a: string, b: string): Support {
  const [first, second] = [view.around(a), view.around(b)];
  let weight = 0;
  const reasons: string[] = [];
  for (const [kind, worth, words] of KINDS) {
    const shared = [...first[kind]].filter((id) => second[kind].has(id) && id !== a && id !== b).sort(compareText);
    const [one] = shared;
    if (one === undefined) continue;
    weight += worth;
    const name = kind === 'notes' ? one.slice('note:'.length) : view.name(one);
    reasons.push(`${words} ${name}${shared.length > 1 ? ` and ${shared.length - 1} more` : ''}`);
  }
  return { weight: Math.min(weight, 0.99), reasons };
}
