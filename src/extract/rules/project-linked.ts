import { nameKey } from '../../model/name-key.ts';
import type { Block, Span } from '../document/document.ts';
import type { Findings } from '../findings.ts';
import { isFirstName, isOrdinary } from '../names/vocabulary.ts';
import { isPassing } from '../projects/project-context.ts';
import type { Reading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import type { Rule } from '../rule.ts';
import { isSlotLink } from '../slots/slot-words.ts';

const REPOSITORY =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|sr\.ht)\/~?[\w.-]+\/([\w.-]+?)(?:\.git)?\/?(?:#.*)?$/i;
const PACKAGE =
  /^https?:\/\/(?:www\.)?(?:npmjs\.(?:com|org)\/package\/((?:@[\w.-]+\/)?[\w.-]+)|pypi\.(?:org|python\.org)\/(?:project|pypi)\/([\w.-]+)|crates\.io\/crates\/([\w-]+)|rubygems\.org\/gems\/([\w-]+)|packagist\.org\/packages\/[\w-]+\/([\w-]+)|hackage\.haskell\.org\/package\/([\w-]+)|hex\.pm\/packages\/(\w+)|pkg\.go\.dev\/(?:[\w.-]+\/)*([\w-]+))\/?/i;
const DOCS = /^https?:\/\/([\w-]+)\.(?:readthedocs\.(?:io|org)|rtfd\.(?:io|org))\b/i;
/** Repositories that hold slides, notes or somebody's site, not a project to follow. */
const NO_PROJECT =
  /(?:^|[-_.])(?:slides?|talks?|presentations?|preso|notes?|deck|proposals?|conf|conference|workshops?|tutorials?|dotfiles|blog|website|site|homepage|awesome|samples?|examples?|demos?|gist|issues?|papers?|resume|cv|training|course|meetups?|(?:fall|spring|summer|winter|autumn)['_-]?\d\d)(?:$|[-_.\d])|\.github\.io$|\d{4}/i;
const GENERIC =
  /^(?:here|this|link|links?|repo(?:sitory)?|source(?: code)?|code|github|gitlab|on github|project|website|docs?|documentation|slides?|video|demo|readme|download|more|read more|examples?|plugin|library|tool|issue|pull request|pr|fork|the code|its source|sources)$/iu;

/**
 * # project-linked
 *
 * Finds projects that the catalogue lacks by what a link leads to: a repository, a package page, documentation, or a home page whose host is the
 * linked name. Repositories of slides, notes, talks and sites are none.
 *
 * ## Finds
 * ```md
 * They showed [Widgetron](https://github.com/acme/widgetron), and the [source](https://github.com/acme/gadgeteer) of a game.
 * ```
 * ```expect
 * project: Widgetron
 * project: gadgeteer
 * ```
 * ```md
 * It uses [Frobnicate](https://www.frobnicate.io/).
 * ```
 * ```expect
 * project: Frobnicate
 * ```
 *
 * ## Leaves alone
 * ```md
 * The [slides](https://github.com/jane/widgetconf-slides) are online.
 * ```
 * ```md
 * See [Jane Smith](https://janesmith.org/) and [the schedule](https://widgetconf.org/schedule).
 * ```
 */
export const projectLinked: Rule = {
  id: 'project-linked',
  run(reading, findings) {
    for (const { block } of reading.blocks) {
      for (const span of block.spans) {
        if (span.kind === 'link' && span.url !== undefined && /^https?:/.test(span.url))
          link(reading, findings, block, span, span.url);
      }
    }
  },
};

const NO_HOME =
  'the link leads to no repository, package or documentation of a project, nor to a home page of that name (slides, notes, sites and profiles are none)';

function link(reading: Reading, findings: Findings, block: Block, span: Span, url: string): void {
  const known = reading.gazetteer.byLink(url);
  const words = block.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  if (known !== undefined || words === '') return;
  if (findings.projects.some((p) => p.spot.block === block && p.spot.start < span.end && span.start < p.spot.end))
    return;
  if (findings.events.some((e) => e.spot.block === block && e.spot.start < span.end && span.start < e.spot.end)) return;
  if (
    findings.sessions.some(
      (s) => s.spot.block === block && s.spot.start < span.end && span.start < s.spot.end && s.titled,
    )
  ) {
    refuse(findings, 'project-linked', block, span, "the link stands on a session's title");
    return;
  }
  const found = repositoryName(url) ?? homeName(url, words);
  if (found === undefined || (block.kind === 'row' && GENERIC.test(words))) {
    refuse(findings, 'project-linked', block, span, NO_HOME);
    return;
  }
  const name = isName(words) && !GENERIC.test(words) && related(words, found) && !holdsPlainWord(words) ? words : found;
  if (
    /^https?:|\.(?:com|html?|md|pdf)$/iu.test(name) ||
    reading.gazetteer.byName(name).some((k) => k.type !== 'project')
  ) {
    refuse(findings, 'project-linked', block, span, 'an address, or the name of an organization or event');
    return;
  }
  findings.projects.push({
    rule: 'project-linked',
    confidence: 0.8,
    spot: { block, start: span.start, end: span.end },
    name,
    url,
    passing: isPassing(block.text, span.start),
  });
}

function repositoryName(url: string): string | undefined {
  const name =
    REPOSITORY.exec(url)?.[1] ??
    PACKAGE.exec(url)
      ?.slice(1)
      .find((g) => g !== undefined) ??
    DOCS.exec(url)?.[1];
  return name === undefined || NO_PROJECT.test(name) || name.length < 2 ? undefined : name;
}

/** The linked words if they are the name of the host: "Frobnicate" on frobnicate.io; not a person's name, nor an ordinary word. */
function homeName(url: string, words: string): string | undefined {
  if (!isName(words) || isSlotLink(url)) return undefined;
  const match =
    /^https?:\/\/(?:www\.|docs\.|blog\.)?([\w.-]+)\/?(?:[?#].*)?$/i.exec(url) ??
    /^https?:\/\/([\w-]+)\.(?:github\.io|org|io|dev)\/(?:en\/)?(?:docs\/?|latest\/?)?$/i.exec(url);
  const host =
    match?.[1]
      ?.toLowerCase()
      .replace(/\.(?:com|org|net|io|dev|sh|rs|js\.org|co|ai|me|app|tech|cloud|github\.io)$/u, '')
      .replace(/[^a-z0-9]/g, '') ?? '';
  const key = nameKey(words).replace(/[^a-z0-9]/g, '');
  if (key.length < 3 || host === '') return undefined;
  const technical = /\.(?:io|dev|sh|rs|js\.org|tech|github\.io)(?:\/|$)/iu.test(url);
  if (
    !(
      host === key ||
      host === `${key}js` ||
      host === `get${key}` ||
      host === `${key}project` ||
      host === `${key}lang` ||
      host === `${key}hq`
    )
  )
    return undefined;
  const plain = words.split(' ').every((w) => isOrdinary(nameKey(w)));
  return technical && !plain && !isFirstName(nameKey(words.split(' ')[0] ?? '')) ? words : undefined;
}

function isName(words: string): boolean {
  return words.length <= 40 && words.split(' ').length <= 3 && /[\p{L}]/u.test(words) && !/[.!?]$/.test(words);
}

/** True for "the Widgetron project": a name with words around it. */
function holdsPlainWord(words: string): boolean {
  return words.includes(' ') && words.split(' ').some((w) => /^\p{Ll}+$/u.test(w) && isOrdinary(w));
}

/** True if the linked words and the repository's name share a word, or one holds the other. */
function related(words: string, repository: string): boolean {
  const a = nameKey(words).replace(/ /g, '');
  const b = nameKey(repository).replace(/ /g, '');
  return a.includes(b) || b.includes(a);
}
