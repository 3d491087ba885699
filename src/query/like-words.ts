import type { Bond } from './rank.ts';
import type { Reason, ReasonKind } from './reason.ts';
import { likeness, tellingWords } from './similarity.ts';

/** A title and a text, to be compared with others. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

/** Less than this share of words in common is chance. */
const LEAST_COSINE = { title: 0.3, text: 0.2 };

/**
 * The reasons that lie in two things' words: titles and texts that are alike. Words of the names that they share anyway do not count
 * again. `points` is what equal titles and equal texts would be worth.
 */
export function likeWords({
  from,
  to,
  shared,
  points,
}: {
  readonly from: Words;
  readonly to: Words;
  readonly shared: readonly Bond[];
  readonly points: { readonly title: number; readonly text: number };
}): readonly (Reason & { readonly about: string })[] {
  const names = shared.flatMap(({ entity }) => (entity === undefined ? [] : [entity.name, ...entity.aliases]));
  const without = new Set(tellingWords(names.join(' ')).keys());
  return (['title', 'text'] as const).flatMap((part) => {
    const { cosine, words } = likeness(tellingWords(from[part], without), tellingWords(to[part], without));
    const weight = Math.round(cosine * points[part]);
    if (cosine < LEAST_COSINE[part] || weight < 1) return [];
    return [{ kind: KINDS[part], text: `${SAYING[part]}: ${words.join(', ')}`, weight, about: part }];
  });
}

const KINDS = { title: 'TITLE', text: 'TEXT' } as const satisfies Record<string, ReasonKind>;
const SAYING = { title: 'Similar titles', text: 'Similar words' };
