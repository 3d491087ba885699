import { createHash } from 'node:crypto';
import { parse, validate } from 'graphql';
import { HallwayError } from '../errors.ts';
import { hallwaySchema } from './hallway-schema.ts';

/** Documents by the SHA-256 of their text, in hexadecimal. Where there are some, no others are answered. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/**
 * Reads a file of trusted documents: a JSON object from `sha256` (with or without `sha256:` before it) to document.
 * @param name what to call the file in messages
 * @throws HallwayError BAD_INPUT if it is no such object, a digest is not that of its document, or a document does not fit the schema
 */
export function readTrustedDocuments(text: string, name: string): TrustedDocuments {
  const refuse = (reason: string): never => {
    throw new HallwayError('BAD_INPUT', `Could not read the trusted documents in "${name}": ${reason}`);
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('expected JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('expected an object from SHA-256 to document');
  }
  const documents = new Map<string, string>();
  for (const [key, document] of Object.entries(value)) {
    const hash = key.replace(/^sha256:/, '').toLowerCase();
    if (typeof document !== 'string') return refuse(`expected a text for "${key.slice(0, 80)}"`);
    const actual = createHash('sha256').update(document).digest('hex');
    if (hash !== actual)
      return refuse(`"${key.slice(0, 80)}" is not the SHA-256 of its document, which is "${actual}"`);
    const fault = faultOf(document);
    if (fault !== undefined) return refuse(`"${actual}" does not fit the schema: ${fault}`);
    documents.set(actual, document);
  }
  return documents;
}

function faultOf(document: string): string | undefined {
  try {
    return validate(hallwaySchema(), parse(document))[0]?.message;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What a request asks for: `query` is a trusted text; or why it is not answered. */
export type TrustedQuery =
  | { readonly query: string; readonly refused?: never }
  | { readonly query?: never; readonly refused: 'PERSISTED_QUERY_NOT_FOUND' | 'DOCUMENT_NOT_TRUSTED' };

/**
 * The trusted document that a request names: by `documentId` (`sha256:…`), by `extensions.persistedQuery.sha256Hash`, or by its whole text.
 * @param request the body of a POST, or the parameters of a GET with `extensions` as JSON text
 */
export function trustedQuery(documents: TrustedDocuments, request: Readonly<Record<string, unknown>>): TrustedQuery {
  const { query, documentId, extensions } = request;
  if (typeof query === 'string' && query !== '') {
    const known = documents.get(createHash('sha256').update(query).digest('hex'));
    return known === undefined ? { refused: 'DOCUMENT_NOT_TRUSTED' } : { query: known };
  }
  const id = typeof documentId === 'string' ? documentId : persistedHash(extensions);
  const known = id === undefined ? undefined : documents.get(id.replace(/^sha256:/, '').toLowerCase());
  return known === undefined ? { refused: 'PERSISTED_QUERY_NOT_FOUND' } : { query: known };
}

function persistedHash(extensions: unknown): string | undefined {
  let value = extensions;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  const persisted = propertyOf(value, 'persistedQuery');
  const hash = propertyOf(persisted, 'sha256Hash');
  return typeof hash === 'string' ? hash : undefined;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
