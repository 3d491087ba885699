import { describe, expect, it } from 'vitest';
import { findNote, lookUp, lookUpSpeaker } from '../../src/query/look-up.ts';
import { EVENING, toldReader } from './told-store.ts';

describe('lookUp', () => {
  it('finds by id, by name whatever its case and accents, and by alias', async () => {
    const reader = await toldReader(EVENING);
    for (const by of [{ id: 'conference:scale-14x' }, { name: 'scale 14X' }, { name: 'SCaLE x14' }]) {
      expect((await lookUp(reader, 'Conference', by))?.id).toBe('conference:scale-14x');
    }
    expect((await lookUp(reader, 'Person', { name: 'JEROME  PETAZZONI' }))?.name).toBe('Jérôme Petazzoni');
  });

  it('prefers the thing whose own name it is to one that has it as an alias', async () => {
    const reader = await toldReader({
      path: 'a.md',
      projects: ['Swarm', 'Docker Swarm'],
      aliases: { 'project:docker-swarm': 'Swarm' },
    });
    expect((await lookUp(reader, 'Project', { name: 'swarm' }))?.id).toBe('project:swarm');
  });

  it('finds nothing for an unknown name, another kind, signs alone, or an empty name', async () => {
    const reader = await toldReader(EVENING);
    expect(await lookUp(reader, 'Project', { name: 'no such project' })).toBeUndefined();
    expect(await lookUp(reader, 'Project', { id: 'conference:scale-14x' })).toBeUndefined();
    expect(await lookUp(reader, 'Project', { name: '…' })).toBeUndefined();
    expect(await lookUp(reader, 'Project', { name: '' })).toBeUndefined();
    expect(await lookUp(reader, 'Project', { name: '__proto__' })).toBeUndefined();
  });

  it('wants exactly one of id and name', async () => {
    const reader = await toldReader();
    await expect(lookUp(reader, 'Project', {})).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(lookUp(reader, 'Project', { id: 'a', name: 'b' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('lookUpSpeaker', () => {
  it('knows only those who gave a session', async () => {
    const reader = await toldReader(EVENING);
    expect((await lookUpSpeaker(reader, { name: 'amir chaudhry' }))?.id).toBe('person:amir-chaudhry');
    expect(await lookUpSpeaker(reader, { name: 'Dan Author' })).toBeUndefined();
    expect((await lookUp(reader, 'Person', { name: 'Dan Author' }))?.id).toBe('person:dan-author');
  });
});

describe('findNote', () => {
  it('finds by path, by id, and by address without regard to scheme and last slash', async () => {
    const reader = await toldReader(EVENING);
    for (const by of [
      { path: 'scale.md' },
      { id: 'note:scale.md' },
      { url: 'http://www.blog.example.org/2016/02/scale?x=1' },
    ]) {
      expect((await findNote(reader, by))?.path).toBe('scale.md');
    }
    expect(await findNote(reader, { url: 'https://blog.example.org/' })).toBeUndefined();
    await expect(findNote(reader, {})).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
