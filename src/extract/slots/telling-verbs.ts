/**
 * How a verb tells of a slot: `object` verbs take its subject at once ("discussed X"), `about` verbs behind a preposition ("spoke about X"),
 * `slot` verbs take the slot itself ("gave a talk on X").
 */
export type Takes = 'object' | 'about' | 'slot';

/** A verb form that people use of somebody who gives a session. */
export interface TellingVerb {
  readonly takes: readonly Takes[];
  /** True if hardly anybody else does it: to speak, to present. */
  readonly strong: boolean;
  readonly ing: boolean;
}

/** Lemmas; irregular forms behind a colon. */
const OBJECT =
  'discuss describe explain show:shown demonstrate demo explore introduce cover share outline review compare detail tackle highlight preview announce unveil examine analyze analyse summarize summarise recap address dissect deconstruct illustrate investigate survey propose debunk recount showcase unpack tell:told argue retell:retold motivate';
const ABOUT =
  'walk take:took,taken guide dive:dove delve dig:dug focus:focussed,focussing deal:dealt touch report reflect elaborate expand zoom rant look go:went,goes,gone';
const STRONG_OBJECT = 'present';
const STRONG_ABOUT = 'talk speak:spoke,spoken lecture keynote present';
const SLOT =
  'give:gave,given deliver do:did,does,done hold:held run:ran,running lead:led have:had,has,having present host teach:taught conduct offer make:made follow start open close finish continue begin:began,beginning conclude';

const VERBS = new Map<string, TellingVerb>();

function enter(list: string, takes: Takes, strong: boolean): void {
  for (const entry of list.split(' ')) {
    const [lemma = '', irregular] = entry.split(':');
    const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma;
    const third = /(?:s|sh|ch|x|o)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`;
    const forms = [lemma, third, `${stem}ed`, `${stem}ing`, ...(irregular?.split(',') ?? [])];
    for (const form of forms) {
      const known = VERBS.get(form);
      VERBS.set(form, {
        takes: [...new Set([...(known?.takes ?? []), takes])],
        strong: strong || known?.strong === true,
        ing: form.endsWith('ing'),
      });
    }
  }
}
enter(OBJECT, 'object', false);
enter(ABOUT, 'about', false);
enter(SLOT, 'slot', false);
enter(STRONG_OBJECT, 'object', true);
enter(STRONG_ABOUT, 'about', true);

/** What a verb form tells of a slot; undefined for other words. @param word in lower case */
export function tellingVerb(word: string): TellingVerb | undefined {
  return VERBS.get(word);
}
