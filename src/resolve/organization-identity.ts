import type { CatalogueOrganization } from '../model/catalogue.ts';
import type { OrganizationFact } from '../model/facts.ts';
import { nameKey } from '../model/name-key.ts';
import type { EntryIndex } from './catalogue-index.ts';
import { idPart } from './id-part.ts';

/** Which organization a fact speaks of: the part of its id after `organization:`, and its catalogue entry if it has one. */
export interface OrganizationIdentity {
  readonly id: string;
  readonly name: string;
  readonly entry?: CatalogueOrganization;
}

/** Legal forms at the end of a company's name, with what stands between them and the name. */
const LEGAL_FORM =
  /[\s,]+(inc|incorporated|llc|l\.l\.c|llp|lp|ltd|limited|gmbh|gmbh & co\.? kg|mbh|ag|kg|ug|se|s\.?a|s\.?a\.?s|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|corp|corporation|co|company|plc|oy|oyj|ab|a\/s|aps|asa|pty|pte|pvt|k\.?k|e\.?\s?v|z\.?s|s\.?r\.?o|sp\. z o\.o)\.?$/i;

/** Names one organization alike: catalogue aliases, without legal forms (`Docker, Inc.`) and a leading "The". */
export function organizationIdentity(
  fact: OrganizationFact,
  organizations: EntryIndex<CatalogueOrganization>,
): OrganizationIdentity {
  const given = fact.catalogued === undefined ? undefined : organizations.byId.get(fact.catalogued);
  const name = withoutLegalForm(fact.name);
  const find = (form: string) => organizations.byName.get(nameKey(form));
  const entry = given ?? find(fact.name) ?? find(name) ?? find(name.replace(/^the\s+/i, ''));
  if (entry !== undefined) return { id: entry.id, name: entry.name, entry };
  const id = idPart(name.replace(/^the\s+(?=\S)/i, ''));
  const same = organizations.byId.get(id);
  return same === undefined ? { id, name } : { id, name: same.name, entry: same };
}

/** The name without legal forms; a name that is nothing else stays as it is. */
function withoutLegalForm(name: string): string {
  let short = name.trim();
  for (
    let shorter = short.replace(LEGAL_FORM, '');
    shorter !== short && shorter !== '';
    shorter = short.replace(LEGAL_FORM, '')
  ) {
    short = shorter;
  }
  return short;
}
