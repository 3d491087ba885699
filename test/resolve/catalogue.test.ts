import { describe, expect, it } from 'vitest';
import { HallwayError } from '../../src/errors.ts';
import { layCatalogue } from '../../src/resolve/lay-catalogue.ts';
import { shippedCatalogue } from '../../src/resolve/shipped-catalogue.ts';
import { catalogueOf } from './catalogues.ts';

function faultOf(texts: Parameters<typeof catalogueOf>[0]): string {
  try {
    catalogueOf(texts);
  } catch (error) {
    if (error instanceof HallwayError && error.code === 'BAD_CATALOGUE') return error.message;
    throw error;
  }
  throw new Error('Expected a BAD_CATALOGUE');
}

describe('a wrong entry is named with its line', () => {
  it.each([
    [
      'an unknown field',
      '- { name: A, kind: software }\n- name: B\n  kind: software\n  onwer: C\n',
      /:4: unknown field "onwer" of "B"/,
    ],
    ['a wrong kind', '- { name: A, kind: tool }\n', /:1: wrong "kind" of "A"/],
    ['no kind', '\n\n- { name: A }\n', /:3: wrong "kind" of "A"/],
    ['a number for a name', '- { name: 42, kind: software }\n', /:1: wrong "name"/],
    [
      'a whole address for a link',
      '- name: A\n  kind: software\n  links:\n    - https://a.example\n',
      /:4: wrong "links.0" of "A"/,
    ],
    [
      'a host that serves many projects',
      '- { name: A, kind: software, links: [github.com] }\n',
      /:1: wrong "links.0" of "A"/,
    ],
    [
      'an id twice',
      '- { name: A B, kind: software }\n- { name: a.b, kind: software }\n',
      /:2: id "a-b" of "a\.b" is that of "A B" at projects\.yaml:1/,
    ],
    [
      'an alias of two',
      '- { name: A, kind: software, aliases: [X Y] }\n- { name: B, kind: software, aliases: [x-y] }\n',
      /:2: "x-y" of "B" is claimed by "A"/,
    ],
    [
      'an alias that is another name',
      '- { name: A, kind: software }\n- { name: B, kind: software, aliases: [a] }\n',
      /:2: "a" of "B" is claimed by "A"/,
    ],
    ['an unknown family', '- { name: A, kind: software, family: Z }\n', /:1: family "Z" of "A" is unknown/],
    ['an unknown owner', '- { name: A, kind: software, owner: Z }\n', /:1: owner "Z" of "A" is unknown/],
    ['broken YAML', '- { name: A, kind: software }\n- { name: "B\n', /projects\.yaml:\d+: /],
    ['no list', 'name: A\n', /:1: expected a list of projects/],
    ['a scalar entry', '- A\n', /:1: wrong entry/],
  ])('%s', (_, text, expected) => expect(faultOf({ projects: text })).toMatch(expected));

  it('names all faults at once', () => {
    expect(faultOf({ projects: '- { name: A, kind: x }\n- { name: B, kind: y }\n' })).toMatch(/:1: .*:2: /);
  });
});

it('fills in what an entry leaves out, and finds family and owner by name or id', () => {
  const catalogue = catalogueOf({
    projects:
      '- { name: Nomad Pack, kind: software, family: Nomad, owner: hashicorp, links: [github.com/hashicorp/nomad-pack/] }\n- { name: Nomad, kind: software, shortNames: [N], ambiguous: true }\n',
    organizations: '- { name: HashiCorp }\n',
  });
  expect(catalogue.projects).toEqual([
    { id: 'nomad', name: 'Nomad', kind: 'software', aliases: [], shortNames: ['N'], links: [], ambiguous: true },
    {
      ...{ id: 'nomad-pack', name: 'Nomad Pack', kind: 'software', aliases: [], shortNames: [], ambiguous: false },
      ...{ links: ['https://github.com/hashicorp/nomad-pack'], family: 'nomad', owner: 'hashicorp' },
    },
  ]);
});

it('lets two projects share a short name, and a project and an organization a name', () => {
  const texts = {
    projects: '- { name: A, kind: software, shortNames: [S] }\n- { name: B, kind: software, shortNames: [S] }\n',
    organizations: '- { name: A }\n',
  };
  expect(catalogueOf(texts).projects).toHaveLength(2);
});

it('has a version that follows the data and not the order of entries', () => {
  const [a, b] = ['- { name: A, kind: software }\n', '- { name: B, kind: software }\n'];
  expect(catalogueOf({ projects: a + b }).version).toBe(catalogueOf({ projects: b + a }).version);
  expect(catalogueOf({ projects: a }).version).not.toBe(catalogueOf({ projects: b }).version);
});

describe('a catalogue laid over another', () => {
  const lay = (base: string, over: string) =>
    layCatalogue(catalogueOf({ projects: base }), catalogueOf({ projects: over })).projects;

  it('outranks it where both have an entry, and keeps what only the lower one knows', () => {
    const [entry, ...rest] = lay(
      '- { name: Go, kind: software, aliases: [Golang], links: [go.dev] }\n',
      '- { name: Go, kind: language, links: [golang.org], ambiguous: true }\n',
    );
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({
      kind: 'language',
      ambiguous: true,
      aliases: ['Golang'],
      links: ['https://golang.org', 'https://go.dev'],
    });
  });

  it('knows an entry again under another name', () => {
    expect(
      lay(
        '- { name: Salt Project, kind: software, aliases: [SaltStack] }\n',
        '- { name: Salt, kind: software, aliases: [Salt Project] }\n',
      ),
    ).toMatchObject([{ id: 'salt', aliases: ['Salt Project', 'SaltStack'] }]);
    expect(
      lay('- { name: Salt Project, kind: software, aliases: [Salt] }\n', '- { name: Salt, kind: software }\n'),
    ).toHaveLength(1);
  });

  it('takes a name away from the entry below', () => {
    expect(
      lay('- { name: A, kind: software, aliases: [X] }\n', '- { name: B, kind: software, aliases: [X] }\n'),
    ).toMatchObject([
      { id: 'a', aliases: [] },
      { id: 'b', aliases: ['X'] },
    ]);
  });
});

describe('the shipped catalogue', () => {
  const { projects, organizations } = shippedCatalogue();
  const named = (name: string) => projects.find((entry) => entry.name === name);

  it.each(['Go', 'Rust', 'Swift', 'Salt', 'Chef', 'Puppet', 'Vault', 'Consul', 'Nomad', 'Helm', 'R', 'C'])(
    'marks %s as an ordinary word',
    (name) => expect(named(name)?.ambiguous).toBe(true),
  );
  it.each(['Docker', 'Kubernetes', 'PostgreSQL', 'MySQL', 'Gobot', 'Juju', 'Unikernel', 'Apache Bigtop', 'JavaScript'])(
    'takes %s for what it is',
    (name) => expect(named(name)?.ambiguous).toBe(false),
  );
  it('holds Docker as software and as a company', () => {
    expect(named('Docker')).toMatchObject({ id: 'docker', owner: 'docker' });
    expect(organizations.find((entry) => entry.id === 'docker')?.name).toBe('Docker');
  });
  it('has only links that can be opened', () => {
    for (const { links } of [...projects, ...organizations])
      for (const link of links) expect(new URL(link).protocol).toBe('https:');
  });
});
