/**
 * The path of the note that a relative link points at, or `undefined` if it is no link to another note: absolute addresses and site paths, bare
 * fragments, other files, and paths that leave the folder. Links that a site generator would turn into pages (`../nomad/`, `nomad.html`) lead to
 * the markdown file of that name.
 *
 * @param url as written in the note
 * @param from the path of the note that holds the link, with forward slashes
 */
export function linkedPath(url: string, from: string): string | undefined {
  const target = decode(url.replace(/[?#].*$/s, ''));
  if (target === '' || /^([a-z][a-z0-9+.-]*:|\/|\\)/i.test(target)) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const path = asMarkdown(parts);
  return path === from ? undefined : path;
}

function asMarkdown(parts: readonly string[]): string | undefined {
  const file = parts.at(-1);
  if (file === undefined) return undefined;
  const path = parts.join('/');
  if (/\.(md|markdown|mdx)$/i.test(file)) return path;
  if (/\.html?$/i.test(file)) return path.replace(/\.html?$/i, '.md');
  // A dot in the last part is another kind of file, unless a blank or digit after it makes it a title ("v1.5").
  return /\.[a-z][a-z0-9]{0,4}$/i.test(file) ? undefined : `${path}.md`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray "%" in a file name: the link means the text as it stands.
    return text;
  }
}
