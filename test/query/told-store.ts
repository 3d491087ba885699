import { openReader, type Reader } from '../../src/query/reader.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/port.ts';
import { buildNoteGraph, type ToldNote } from './build-note-graph.ts';

/** A store in memory that holds these notes. */
export async function toldStore(...notes: readonly ToldNote[]): Promise<Store> {
  const store = await openStore('sqlite::memory:');
  await store.apply(notes.map((note) => ({ kind: 'put', graph: buildNoteGraph(note) })));
  return store;
}

/** A reader of a store in memory that holds these notes. */
export async function toldReader(...notes: readonly ToldNote[]): Promise<Reader> {
  return openReader(await toldStore(...notes));
}

/** A conference with an evening of two talks, told like the seed note tells it. */
export const EVENING: ToldNote = {
  path: 'scale.md',
  title: 'Looking back at SCaLE 14x',
  url: 'https://blog.example.org/2016/02/scale/',
  date: '2016-02-02',
  series: { 'SCaLE 14x': 'SCaLE' },
  aliases: { 'conference:scale-14x': 'SCaLE x14', 'project:unikernel': 'unikernels', 'project:docker-swarm': 'Swarm' },
  sessions: [
    { title: 'Docker LA Meetup', conference: 'SCaLE 14x', projects: ['Docker Swarm', 'Unikernel'] },
    {
      title: 'Swarm demo',
      conference: 'SCaLE 14x',
      partOf: 'Docker LA Meetup',
      speakers: ['Jérôme Petazzoni'],
      projects: ['Docker Swarm'],
    },
    {
      title: 'Unikernels 101',
      conference: 'SCaLE 14x',
      partOf: 'Docker LA Meetup',
      speakers: ['Amir Chaudhry', 'Richard Mortier'],
      projects: ['Unikernel'],
    },
    { title: 'Writing your first Juju Charm', conference: 'SCaLE 14x', projects: ['Juju'] },
    { title: 'Nomad - An introduction to Cluster Schedulers', conference: 'SCaLE 14x', projects: ['Nomad', 'Consul'] },
  ],
  organizations: { 'Jérôme Petazzoni': 'Docker' },
  projects: ['Vagrant'],
  people: ['Dan Author'],
};
