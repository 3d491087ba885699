import type { Findings } from '../findings.ts';
import type { Reading } from '../reading.ts';

/** How series are called that have no project's name in theirs, by the beginning of theirs: what their sessions are about anyway. */
const BY_SERIES: readonly (readonly [beginning: RegExp, topics: readonly string[]])[] = [
  [/^(?:gopher|dotgo\b|golang)/iu, ['go']],
  [
    /^(?:py(?:con|data|ohio|cologne|gotham|bay|texas|munsters)|euro ?python|euroscipy|scipy|djangocon|\S*py$)/iu,
    ['python'],
  ],
  [/^(?:ruby|euruko|railsconf|rails|goruco|rocky mountain ruby)/iu, ['ruby', 'rails']],
  [/^(?:pg|postgres|nordic pg|swiss pg)/iu, ['postgresql', 'sql']],
  [/^(?:kube|cloud native)/iu, ['kubernetes']],
  [/^(?:js|node|dotjs|\S*js(?:conf)?\b)/iu, ['javascript', 'node-js']],
  [/^(?:droidcon|android|360\|?andev|mobilization)/iu, ['android', 'kotlin', 'java']],
  [
    /^(?:wwdc|try! swift|uikonf|nsspain|nslondon|nsconference|360idev|cocoa|appbuilders|dotswift|swift|iosdev|ios)/iu,
    ['swift', 'objective-c', 'ios'],
  ],
  [
    /^(?:javaone|jfokus|devoxx|jax|jug|javaland|geecon|java|spring ?one|jprime|j-fall|oracle code)/iu,
    ['java', 'spring'],
  ],
  [/^(?:cpp|c\+\+|meeting c\+\+|accu|code::dive)/iu, ['cpp', 'c']],
  [/^(?:scala|flatmap|lambdaworld|scaladays)/iu, ['scala']],
  [/^(?:laracon|php|symfony|forum php|afup|ipc)/iu, ['php', 'laravel', 'symfony']],
  [/^(?:user!|rstudio|posit|satrdays|erum|r meetup)/iu, ['r']],
  [/^(?:kotlinconf)/iu, ['kotlin', 'java']],
  [/^(?:react|reactive)/iu, ['react', 'javascript']],
  [/^(?:ng|angular)/iu, ['angular', 'javascript', 'typescript']],
  [/^(?:rust|eurorust|oxidize)/iu, ['rust']],
  [/^(?:elixir|code beam|erlang|empex|lonestar elixir|gig city)/iu, ['elixir', 'erlang']],
  [/^(?:clojure|euroclojure|conj|dutch clojure|heart of clojure)/iu, ['clojure']],
  [/^(?:haskell|zurihac|icfp|bobkonf|bob konf|ylj|monadic)/iu, ['haskell', 'idris']],
  [/^(?:hashi)/iu, ['consul', 'vault', 'nomad', 'terraform', 'vagrant', 'packer', 'waypoint', 'boundary']],
  [
    /^(?:config(?:uration)? management|cfgmgmt|devopsdays|puppet|chefconf|ansiblefest|saltconf)/iu,
    ['puppet', 'chef', 'ansible', 'salt'],
  ],
  [/^(?:bsdcan|eurobsdcon|asiabsdcon|vbsdcon|meetbsd|nycbug|nycbsd)/iu, ['pf']],
  [
    /^(?:net|linq|dotnet|ndc|techdays|microsoft build|ignite|swetugg)/iu,
    ['c-sharp', 'f-sharp', 'microsoft-orleans', 'mono'],
  ],
  [/^(?:nix)/iu, ['nix', 'hydra']],
  [/^(?:emacs)/iu, ['emacs']],
  [/^(?:julia)/iu, ['julia']],
  [/^(?:perl|yapc)/iu, ['perl', 'moose']],
  [/^(?:aws|re:?invent)/iu, ['amazon-web-services']],
  [/^(?:matrix)/iu, ['matrix', 'element']],
  [/^(?:prom)/iu, ['prometheus', 'thanos', 'cortex']],
  [/^(?:akademy)/iu, ['kde']],
  [/^(?:deb)/iu, ['debian']],
  [/^(?:drupal)/iu, ['drupal']],
  [/^(?:jupyter)/iu, ['jupyter', 'python']],
  [/^(?:css|sass)/iu, ['sass', 'less']],
];
/** What the names of series add to the name of what they are about. */
const SERIES_END =
  /\s*(?:conf(?:erence)?|con|kaigi|camp|days?|summit|fest|world|live|connect|meet-?ups?|user group|users group|hackathon|forum|dev(?:eloper)?|event|workshop|next|europe|eu|us|india|asia|africa|uk|\d+)+$/iu;

/**
 * Ids of the projects that a note is about as a whole: those of its tags and categories, and those that the series of its events
 * are about ("GopherCon" is about Go). An ambiguous name of one of them is most likely the project.
 */
export function noteTopics(reading: Reading, findings: Findings): ReadonlySet<string> {
  const topics = new Set<string>();
  const addNamed = (name: string): void => {
    for (const known of reading.gazetteer.byName(name)) if (known.type === 'project') topics.add(known.entry.id);
  };
  for (const tag of [...reading.info.tags, ...reading.info.categories])
    addNamed(tag.replace(/\s*\([^()]*\)\s*$/u, '').replace(/^#/u, ''));
  for (const base of new Set(findings.events.filter((e) => e.weight > 0).map((e) => e.series?.name ?? e.base))) {
    const listed = BY_SERIES.filter(([beginning]) => beginning.test(base)).flatMap(([, ids]) => ids);
    for (const id of listed) topics.add(id);
    const rest = base.replace(SERIES_END, '');
    if (listed.length === 0 && rest.length > 1) addNamed(rest);
  }
  return topics;
}
