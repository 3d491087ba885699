import { describe, expect, it } from 'vitest';
import { indexCatalogue } from '../../src/resolve/catalogue-index.ts';
import { projectIdentity } from '../../src/resolve/project-identity.ts';
import { shippedCatalogue } from '../../src/resolve/shipped-catalogue.ts';
import { project } from './facts.ts';

const { projects } = indexCatalogue(shippedCatalogue());
const idOf = (name: string, aliases: string[] = []) => projectIdentity(project(name, { aliases }), projects).id;

describe('names of one project have one id', () => {
  it.each([
    ['k8s', 'Kubernetes'],
    ['K8S', 'Kubernetes'],
    ['Golang', 'Go'],
    ['Postgres', 'PostgreSQL'],
    ['Postgres 9.5', 'PostgreSQL'],
    ['cpp', 'C++'],
    ['Rust programming language', 'Rust'],
    ['Ubuntu 16.04 LTS', 'Ubuntu'],
    ['Fedora 23', 'Fedora'],
    ['PHP7', 'PHP'],
    ['unikernels', 'Unikernel'],
    ['Juju Charms', 'Juju'],
    ['Juju Charm', 'Juju'],
    ['Snappy Ubuntu Core', 'Ubuntu Core'],
    ['docker-compose', 'Docker Compose'],
    ['HTTP2', 'HTTP/2'],
    ['microservices', 'Microservice'],
    ['node bots 1.2', 'node bots'],
    ['Frobnicator v2', 'Frobnicator'],
    ['frobnicators', 'frobnicator'],
  ])('%s is %s', (one, other) => expect(idOf(one)).toBe(idOf(other)));

  it('takes a plural of an unknown proper name for the singular that the note also uses', () => {
    expect(idOf('FrobCharts', ['FrobChart'])).toBe('frobchart');
    expect(idOf('FrobCharts')).toBe('frobcharts');
  });
});

describe('names of two projects have two ids', () => {
  it.each([
    ['C', 'C++'],
    ['C', 'C#'],
    ['C++', 'C#'],
    ['Java', 'JavaScript'],
    ['React', 'Preact'],
    ['Nomad', 'Nomad Pack'],
    ['HTTP/2', 'HTTP/3'],
    ['IPv4', 'IPv6'],
    ['Docker', 'Docker Swarm'],
    ['Ubuntu', 'Ubuntu Core'],
    ['Frobnicator 1', 'Frobnicator 2'],
    ['Amazon S3', 'Amazon S2'],
    ['V8', 'V'],
    ['R2', 'R'],
    ['Windows 7', 'Windows 10'],
    ['Frob 2015', 'Frob 2016'],
  ])('%s is not %s', (one, other) => expect(idOf(one)).not.toBe(idOf(other)));

  it('leaves names alone that end in s', () => {
    expect(['Redis', 'Kubernetes', 'Jenkins', 'Nexus', 'Frobnicus'].map((name) => idOf(name))).toEqual([
      'redis',
      'kubernetes',
      'jenkins',
      'nexus',
      'frobnicus',
    ]);
  });
});

it('believes the id that extraction found, and falls back on the name if the catalogue lacks it', () => {
  expect(projectIdentity(project('Swarm', { catalogued: 'docker-swarm' }), projects)).toMatchObject({
    id: 'docker-swarm',
    name: 'Docker Swarm',
  });
  expect(projectIdentity(project('k8s', { catalogued: 'no-such' }), projects).id).toBe('kubernetes');
});
