import { describe, expect, test } from 'vitest';
import { hallway } from './hallway.ts';

describe('wrong usage ends with 2, one sentence and where to find help', () => {
  test.each([
    ['no command', [], /Usage: hallway/],
    [
      'an unknown command',
      ['ingets', 'notes'],
      /^Unknown command "ingets" \(Did you mean ingest\); see: hallway --help\n$/,
    ],
    [
      'an unknown flag',
      ['ingest', 'notes', '--pruen'],
      /^Unknown option "--pruen" \(Did you mean --prune\); see: hallway ingest --help\n$/,
    ],
    ['a missing argument', ['extract'], /^Missing required argument "note"; see: hallway extract --help\n$/],
    ['a wrong format', ['extract', 'x.md', '--format', 'xml'], /"xml".*see: hallway extract --help\n$/],
    ['a wrong port', ['serve', '--port', '70000'], /70000.*0 to 65535/],
    ['variables that are no JSON', ['query', '{ x }', '--variables', '{'], /^--variables is not JSON/],
    ['variables that are no object', ['query', '{ x }', '--variables', '[1]'], /^--variables is no object/],
  ])('%s', async (_, argv, sentence) => {
    const { code, out, err } = await hallway(argv);
    expect(err).toMatch(sentence);
    expect(code).toBe(2);
    expect(out).toBe('');
  });
});

describe('help', () => {
  test.each(['extract', 'ingest', 'serve', 'query', 'see-also', 'remove', 'export', 'eval'])(
    'of %s has an example',
    async (command) => {
      const { code, out, err } = await hallway([command, '--help']);
      expect(out).toMatch(new RegExp(`Examples?:\\n {2}.*hallway ${command}`));
      expect(err).toBe('');
      expect(code).toBe(0);
    },
  );

  test('names every command', async () => {
    const { code, out } = await hallway(['--help']);
    expect(out).toMatch(/ingest[\s\S]*serve[\s\S]*query/);
    expect(code).toBe(0);
  });
});

test('the version is the package’s', async () => {
  expect((await hallway(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
