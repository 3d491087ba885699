const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WORDS = '(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const FORMS = [
  /^(?<year>\d{4})[-/.](?<number>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/,
  /^(?<year>\d{4})(?<number>\d{2})(?<day>\d{2})(?:$|T|\s)/,
  new RegExp(String.raw`\b${WORDS}\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})\b`, 'i'),
  new RegExp(String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+)?${WORDS}\.?,?[\s-]+(?<year>\d{4})\b`, 'i'),
];

/**
 * The ISO day that a date in front matter names, as written there: a time of day or zone does not move it. Reads ISO forms (also with
 * slashes or dots) and English month names; `undefined` for what names no day or one that does not exist, and for `03/04/2016`.
 */
export function frontMatterDay(text: string): string | undefined {
  for (const form of FORMS) {
    const groups = form.exec(text.trim().slice(0, 100))?.groups;
    if (groups === undefined) continue;
    const month = groups['number'] ?? String(MONTHS.indexOf((groups['month'] ?? '').toLowerCase()) + 1);
    return isoDay(Number(groups['year']), Number(month), Number(groups['day']));
  }
  return undefined;
}

function isoDay(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1970 || year > 2100) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
