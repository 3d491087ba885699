import type { ListLead } from './list-lead.ts';
import type { ListLine } from './list-line.ts';
import { isSlotLink } from './slot-words.ts';

/** What a list as a whole says for its items being sessions. */
export interface ListWeight {
  /** True if they are. */
  readonly sessions: boolean;
  /** True if also those are that name no speaker. */
  readonly silent: boolean;
}

/** From this sum on the items of a list are sessions. */
const ENOUGH = 1;

/** What the surroundings and the targets of a list say. */
const AROUND = {
  introduced: 0.5,
  noteOfTalks: 0.2,
  noteOfTalksByDay: 0.5,
  slotLinks: 0.4,
  oneProgramme: 0.2,
  timed: 0.4,
  timedAndSpeaking: 0.1,
};
/** What the shape of the items says; the strongest counts. */
const SHAPE = { oneSpeaker: 0.6, speakers: 1, placed: 1, titles: 0.5, terms: 0.3 };

/**
 * Judges a list or a run of lines as a whole: what introduces it, where its links lead, how many of its items name a speaker, an event or a time,
 * and how many look like titles.
 * @param placed how many items name an event behind their title
 * @param placing `byDay` if it stands under a day, a track or the like; `lone` for lines that are no list
 */
export function weighList(
  lead: ListLead,
  lines: readonly ListLine[],
  placed: number,
  placing: { readonly byDay: boolean; readonly lone: boolean },
): ListWeight {
  const { byDay, lone } = placing;
  const share = (test: (line: ListLine) => boolean): number => lines.filter(test).length / lines.length;
  const speaking = lines.filter((l) => l.people.length > 0);
  const linked = share((l) => isSlotLink(urlOf(l) ?? ''));
  const timed = share((l) => l.line.timed) >= 0.6;
  const titled = share((l) => l.titleLike) >= 0.6;
  const terms = share((l) => l.term && l.people.length === 0) > 0.5;
  const around =
    (lead.talks ? AROUND.introduced : lead.note ? (byDay ? AROUND.noteOfTalksByDay : AROUND.noteOfTalks) : 0) +
    (linked >= 0.5 ? AROUND.slotLinks : 0) +
    (oneProgramme(lines) ? AROUND.oneProgramme : 0) +
    (timed ? AROUND.timed + (speaking.length > 0 ? AROUND.timedAndSpeaking : 0) : 0);
  const sure = speaking.length >= 2 || speaking.some((l) => isSlotLink(urlOf(l) ?? ''));
  const shaped = titled || (timed && speaking.length > 0);
  const titles = placed * 2 > lines.length ? SHAPE.placed : shaped ? (terms ? SHAPE.terms : SHAPE.titles) : 0;
  const spoken = speaking.length * 2 < lines.length ? 0 : sure ? SHAPE.speakers : SHAPE.oneSpeaker;
  // A lone line may be a caption or a question in bold; what stands around it says little of it.
  const silent = around + titles >= ENOUGH && !(lone && lines.length === 1 && linked === 0);
  return {
    sessions: silent || around + spoken >= ENOUGH,
    silent: silent || (lead.talks && !(lone && lines.length === 1)),
  };
}

/** The target of a line's title. */
export function urlOf({ mark, line }: ListLine): string | undefined {
  return mark?.url ?? line.url;
}

/** True if most items lead to pages side by side on one site: its programme. */
function oneProgramme(lines: readonly ListLine[]): boolean {
  const folders = new Map<string, number>();
  for (const line of lines) {
    const url = urlOf(line);
    const folder = url === undefined ? undefined : /^https?:\/\/[^/]+\/(?:.*[/#])?/u.exec(url)?.[0];
    if (folder !== undefined && isSlotLink(url ?? '') && !VIDEO.test(folder))
      folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  const most = Math.max(0, ...folders.values());
  return most >= 2 && most >= lines.length * 0.6;
}

const VIDEO = /youtu\.?be|vimeo|slideshare|speakerdeck|slides\.com/iu;
