const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const ALLOWED = new Set(['http', 'https', 'mailto']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers ignore at an address's ends
const EDGES = /^[\u0000-\u0020]+|[\u0000-\u0020]+$/g;

/**
 * The target of a link if it may be followed: http, https and mailto addresses, and relative ones; `//host/…` becomes https.
 * `undefined` for other schemes, in whatever disguise browsers see through (case, tabs and line endings within, control characters
 * around), and for nothing.
 * @param raw the target with entities decoded
 */
export function linkTarget(raw: string): string | undefined {
  // As the URL standard does before it looks for a scheme.
  const url = raw.replace(EDGES, '').replace(/[\t\n\r]/g, '');
  if (url === '') return undefined;
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return /^[\\/]{2}/.test(url) ? withHost(`https:${url}`) : url;
  if (!ALLOWED.has(scheme)) return undefined;
  return scheme === 'mailto' ? url : withHost(url);
}

function withHost(url: string): string | undefined {
  return URL.canParse(url) ? url : undefined;
}
