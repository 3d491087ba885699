import type { OrganizationFact } from '../../model/facts.ts';
import { nameKey } from '../../model/name-key.ts';
import type { Claim, Findings } from '../findings.ts';
import type { Gazetteer } from '../text/gazetteer.ts';
import { evidenceOfAll } from './evidence-of.ts';

interface Gathered {
  readonly name: string;
  readonly names: Set<string>;
  readonly claims: Claim[];
  url?: string;
  catalogued?: string;
}

/** The organizations of a note: those named, and those that its people belong to. */
export class Organizations {
  readonly #gazetteer: Gazetteer;
  readonly #byKey = new Map<string, Gathered>();

  constructor(findings: Findings, gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    for (const mention of findings.organizations) this.#add(mention.name, mention, mention.url);
    for (const session of findings.sessions) {
      for (const speaker of session.speakers) {
        const tie = speaker.organization;
        if (tie !== undefined) this.#add(tie.name, { ...speaker, spot: tie.spot });
      }
    }
  }

  /** The key under which an organization is listed. */
  key(name: string): string | undefined {
    const key = this.#keyOf(name);
    return this.#byKey.has(key) ? key : undefined;
  }

  facts(): readonly OrganizationFact[] {
    return [...this.#byKey].map(([key, o]) => ({
      key,
      name: o.name,
      aliases: [...o.names].filter((n) => n !== o.name).sort(),
      evidence: evidenceOfAll(o.claims),
      ...(o.url === undefined ? {} : { url: o.url }),
      ...(o.catalogued === undefined ? {} : { catalogued: o.catalogued }),
    }));
  }

  #keyOf(name: string): string {
    return this.#entry(name)?.id ?? nameKey(name);
  }

  #entry(name: string): { id: string; name: string } | undefined {
    const known = this.#gazetteer.byName(name).find((k) => k.type === 'organization');
    return known?.entry;
  }

  #add(name: string, claim: Claim, url?: string): void {
    const entry = this.#entry(name);
    const key = this.#keyOf(name);
    const gathered: Gathered = this.#byKey.get(key) ?? {
      name: entry?.name ?? name,
      names: new Set(),
      claims: [],
      ...(entry === undefined ? {} : { catalogued: entry.id }),
    };
    gathered.names.add(name);
    gathered.claims.push(claim);
    if (url !== undefined && gathered.url === undefined) gathered.url = url;
    this.#byKey.set(key, gathered);
  }
}
