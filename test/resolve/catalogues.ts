import type { Catalogue } from '../../src/model/catalogue.ts';
import { buildCatalogue } from '../../src/resolve/build-catalogue.ts';
import { readCatalogueEntries } from '../../src/resolve/read-catalogue-entries.ts';

/** A catalogue from YAML texts, as people write them. */
export function catalogueOf(texts: { projects?: string; organizations?: string; series?: string }): Catalogue {
  return buildCatalogue({
    projects: readCatalogueEntries('projects', texts.projects ?? '', 'projects.yaml'),
    organizations: readCatalogueEntries('organizations', texts.organizations ?? '', 'organizations.yaml'),
    series: readCatalogueEntries('series', texts.series ?? '', 'series.yaml'),
  });
}

/** Series whose editions are told apart in each of the ways that there are. */
export const SERIES = `
- { name: SCaLE, aliases: [Southern California Linux Expo], links: [socallinuxexpo.org], numbered: { offset: 2002, format: 'SCaLE {n}x', later: [{ from: 19, offset: 2003 }] } }
- { name: Chaos Communication Congress, numbered: { offset: 1983, format: '{n}C3' } }
- { name: DEF CON, aliases: [DEFCON], numbered: { offset: 1992, format: 'DEF CON {n}' } }
- { name: FOSDEM, links: [fosdem.org] }
- { name: JSConf US }
- { name: JSConf EU }
- { name: Velocity, ambiguous: true }
- { name: ReactVienna, kind: meetup }
`;
