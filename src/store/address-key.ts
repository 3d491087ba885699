/**
 * What two addresses of one page have in common: host without `www.`, and path without its last slash. Scheme, query and fragment
 * do not matter, nor whether the path's characters are percent-encoded.
 * @param url an http or https address, with or without its scheme
 * @returns `undefined` for anything else
 */
export function addressKey(url: string): string | undefined {
  const text = url.trim();
  const address = /^https?:\/\//i.test(text) ? text : text.startsWith('//') ? `http:${text}` : `http://${text}`;
  if (!URL.canParse(address)) return undefined;
  const { host, pathname } = new URL(address);
  return (host.replace(/^www\./, '') + decoded(pathname).replace(/\/+$/, '')).slice(0, 2000);
}

function decoded(path: string): string {
  try {
    return decodeURI(path).replaceAll('\u0000', '%00'); // no engine's text holds NUL safely
  } catch {
    return path;
  }
}
