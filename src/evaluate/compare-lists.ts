/** How two lists of facts fit together. */
export interface Comparison<Labelled, Found> {
  /** Places in the list of what was found, with the place in the labels of what each matches. */
  readonly matches: ReadonlyMap<number, number>;
  /** Places in the list of what was found that count neither way, since the labels say that they are unsure of them. */
  readonly ignored: ReadonlySet<number>;
  readonly missed: readonly Labelled[];
  readonly extra: readonly Found[];
}

/** How facts of one kind are compared. */
export interface Measure<Labelled, Found> {
  /** 0 if the two are different, else more the surer it is that they are one. */
  likeness(labelled: Labelled, found: Found): number;
  /** Facts that count neither way: they need not be found, and if one is, that is no fault. */
  readonly unsure: readonly Labelled[];
}

/** Pairs labels with what was found, one to one, the likest first; of equals the earlier label, then the earlier find. */
export function compareLists<Labelled, Found>(
  labelled: readonly Labelled[],
  found: readonly Found[],
  { likeness, unsure }: Measure<Labelled, Found>,
): Comparison<Labelled, Found> {
  const candidates = labelled.flatMap((label, l) =>
    found.map((find, f) => ({ l, f, likeness: likeness(label, find) })).filter((pair) => pair.likeness > 0),
  );
  candidates.sort((a, b) => b.likeness - a.likeness);
  const matches = new Map<number, number>();
  const taken = new Set<number>();
  for (const { l, f } of candidates) {
    if (matches.has(f) || taken.has(l)) continue;
    matches.set(f, l);
    taken.add(l);
  }
  const unmatched = found.map((find, f) => ({ find, f })).filter(({ f }) => !matches.has(f));
  const ignored = unmatched.filter(({ find }) => unsure.some((doubt) => likeness(doubt, find) > 0)).map(({ f }) => f);
  const neither = new Set(ignored);
  return {
    matches,
    ignored: neither,
    missed: labelled.filter((_, l) => !taken.has(l)),
    extra: unmatched.filter(({ f }) => !neither.has(f)).map(({ find }) => find),
  };
}
