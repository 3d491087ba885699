// Node's own way to see what a program loads: with `node --import` this file, every module is named on standard error.
import { register } from 'node:module';

const hooks = `import { writeSync } from 'node:fs';
export async function load(url, context, next) {
  writeSync(2, 'loaded ' + url + '\\n');
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
