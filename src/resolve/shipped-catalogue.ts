import type { Catalogue } from '../model/catalogue.ts';
import { parseCatalogue } from './catalogue.generated.ts';

let shipped: Catalogue | undefined;

/** The catalogue that comes with Hallway, parsed at first use. The same object each time. */
export function shippedCatalogue(): Catalogue {
  shipped ??= parseCatalogue();
  return shipped;
}
