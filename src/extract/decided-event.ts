import type { VFile } from 'vfile';
import type { Evidence } from '../model/evidence.ts';
import { editionAround } from './events/edition.ts';
import type { EventClaim } from './findings.ts';
import type { Gazetteer } from './text/gazetteer.ts';
import { tokenize } from './text/tokens.ts';

declare module 'vfile' {
  interface DataMap {
    /** What the note is about, where people have decided that, with their words. */
    decidedConference: { readonly name: string; readonly evidence: Evidence };
  }
}

/** More than any place of the note says for an event. */
const WEIGHT = 8;
const YEAR = /[\s,]*(?<!\d)((?:19|20)\d{2})(?!\d)/u;

/** The event that people have decided the note to be about: rules then look for its sessions, though no word of the note may name it. */
export function decidedEvents(file: VFile, gazetteer: Gazetteer): readonly EventClaim[] {
  const decided = file.data.decidedConference;
  if (decided === undefined) return [];
  const { name, evidence } = decided;
  const { rule, confidence, quote, ...place } = evidence;
  const block = { index: -1, kind: 'caption', depth: 0, text: quote, spans: [], place, locate: () => place } as const;
  const spot = { block, start: 0, end: quote.length };
  const [hit] = gazetteer
    .find(name, tokenize(name))
    .filter((one) => one.known.some((known) => known.type === 'series'));
  const series = hit?.known.find((known) => known.type === 'series')?.entry;
  const found = hit === undefined ? undefined : editionAround(name, hit.start, hit.end, series);
  const year = found?.year ?? (YEAR.exec(name)?.[1] === undefined ? undefined : Number(YEAR.exec(name)?.[1]));
  return [
    {
      ...{ rule, confidence, spot, name, weight: WEIGHT },
      base: hit?.text ?? (name.replace(YEAR, '').trim() || name),
      ...(series === undefined ? {} : { series }),
      ...(year === undefined ? {} : { year }),
      ...(found?.edition === undefined ? {} : { edition: found.edition }),
    },
  ];
}
