import { classesOf, codeAt, SPACE } from './characters.ts';

/** The text with each stretch of white space as one blank, as `text.replace(/\s+/g, ' ')` gives it; most texts are like that already. */
export function squeezed(text: string): string {
  let blank = false;
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i);
    if ((classesOf(code) & SPACE) === 0) blank = false;
    else if (blank || code !== 0x20) return text.replace(/\s+/g, ' ');
    else blank = true;
  }
  return text;
}
