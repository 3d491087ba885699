import { getOperationAST, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { hallwaySchema } from '../../src/api/hallway-schema.ts';
import { LIMITS } from '../../src/api/limits.ts';
import { measureOperation } from '../../src/api/measure-operation.ts';
import { exampleList, exampleOperation } from './example-operations.ts';

const schema = hallwaySchema();

function measure(query: string, variables?: Readonly<Record<string, unknown>>) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('Expected one operation');
  return measureOperation(schema, { document, operation, variables });
}
const costOf = (query: string, variables?: Readonly<Record<string, unknown>>) => measure(query, variables).cost;

describe('cost', () => {
  it('is what the answer may hold: lists multiply by "first"', () => {
    expect(costOf('{ __typename }')).toBe(1);
    expect(costOf('{ project(name: "x") { name } }')).toBe(1);
    expect(costOf('{ projects(first: 7) { nodes { name } } }')).toBe(1 + 7);
    expect(costOf('{ projects { nodes { name } } }')).toBe(1 + 20);
    expect(costOf('{ sessions(first: 10) { nodes { speakers(first: 3) { nodes { name } } } } }')).toBe(
      1 + 10 * (1 + 1 + 3),
    );
    expect(costOf('{ nodes(ids: ["a", "b", "c"]) { id } }')).toBe(3);
    expect(costOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] })).toBe(2);
  });

  it('counts "nodes" beside "edges", and a page even if only its cursors are asked for', () => {
    const nodes = costOf('{ projects(first: 50) { nodes { name } } }');
    expect(costOf('{ projects(first: 50) { nodes { name } edges { node { name } } } }')).toBe(2 * nodes - 1);
    expect(costOf('{ projects(first: 50) { edges { cursor } } }')).toBe(nodes);
  });

  it('is the same however the same is written', () => {
    const plain = costOf('{ sessions(first: 50) { nodes { speakers(first: 50) { nodes { id } } } } }');
    for (const query of [
      'query ($n: Int) { sessions(first: $n) { nodes { speakers(first: $n) { nodes { id } } } } }',
      'query ($m: Int = 50) { sessions(first: $m) { nodes { speakers(first: $m) { nodes { id } } } } }',
      '{ sessions(first: 50) { ...C } } fragment C on SessionConnection { nodes { ...S } } fragment S on Session { speakers(first: 50) { nodes { id } } }',
      '{ ... on Query { sessions(first: 50) { ... { nodes { ... on Session { speakers(first: 50) { ... { nodes { id } } } } } } } } }',
      '{ sessions(first: 50) @skip(if: true) { nodes { speakers(first: 50) @include(if: false) { nodes { id } } } } }',
      '{ a: sessions(first: 50) { b: nodes { c: speakers(first: 50) { d: nodes { id } } } } }',
      '{ ...__schema } fragment __schema on Query { sessions(first: 50) { nodes { speakers(first: 50) { nodes { id } } } } }',
    ]) {
      expect([query, costOf(query, { n: 50 })]).toEqual([query, plain]);
    }
  });

  it('adds up aliases of one connection and repeated spreads', () => {
    const one = costOf('{ projects(first: 100) { nodes { id } } }');
    expect(costOf('{ a: projects(first: 100) { nodes { id } } b: projects(first: 100) { nodes { id } } }')).toBe(
      2 * one,
    );
    expect(costOf('{ ...F ...F } fragment F on Query { projects(first: 100) { nodes { id } } }')).toBe(2 * one);
  });

  it('refuses a "first" that no list takes, literal or not', () => {
    for (const first of ['101', '0', '-1', 'null']) {
      expect(() => costOf(`{ projects(first: ${first}) { nodes { id } } }`)).toThrow(/"first"/);
      const query = 'query ($n: Int) { projects(first: $n) { nodes { id } } }';
      expect(() => costOf(query, { n: JSON.parse(first) })).toThrow(/"first"/);
      expect(() => costOf(`query ($n: Int = ${first}) { projects(first: $n) { nodes { id } } }`)).toThrow(/"first"/);
    }
    expect(costOf('query ($constructor: Int) { projects(first: $constructor) { nodes { id } } }')).toBe(21);
  });
});

describe('what takes work', () => {
  it('is dearer than what is only read, and a list of it is bounded', () => {
    const related = (first: number) => `{ sessions(first: ${first}) { nodes { related(first: 1) { nodes { id } } } } }`;
    expect(costOf(related(10))).toBe(1 + 10 * (1 + 50 + 1 + 1));
    expect(costOf(related(100))).toBeGreaterThan(LIMITS.cost);
  });
});

describe('depth', () => {
  const deep = '{ project(name: "x") { speakers { edges { node { sessions { nodes { title } } } } } } }';
  it('counts fields, leaves included, and is the same in fragments of any name', () => {
    expect(measure(deep).depth).toBe(7);
    for (const query of [
      '{ ...Q } fragment Q on Query { project(name: "x") { ...P } } fragment P on Project { speakers { edges { node { ...__schema } } } } fragment __schema on Person { sessions { nodes { title } } }',
      '{ project(name: "x") { ... on Project { speakers { ... { edges { node { ... on Person { sessions { nodes { title } } } } } } } } } }',
    ]) {
      expect(measure(query).depth).toBe(7);
    }
  });

  it('sees a fragment at the deepest of its places', () => {
    const shared = 'fragment P on Person { name organizations { nodes { name } } }';
    const shallow = `{ person(name: "x") { ...P } } ${shared}`;
    const both = `{ person(name: "x") { ...P } project(name: "x") { speakers { edges { node { ...P } } } } } ${shared}`;
    expect([measure(shallow).depth, measure(both).depth]).toEqual([4, 7]);
  });
});

describe('the rest', () => {
  it('counts aliases and directives of every use of a fragment', () => {
    const query = 'query @skip(if: false) { __typename }';
    expect(validate(schema, parse(query))).not.toEqual([]);
    const size = measure(
      '{ ...F @include(if: true) project(name: "x") { ... @skip(if: false) { a: name } } } fragment F on Query { b: __typename c: node(id: "a") { ...G } d: node(id: "b") { ...G } } fragment G on Node { e: id @skip(if: true) }',
    );
    expect(size).toMatchObject({ aliases: 6, directives: 4, rootFields: 4 });
  });

  it('takes time in proportion to the document, whatever fragments spread', () => {
    const fragments = Array.from({ length: 60 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`);
    const document = parse(`{ ...f0 } ${fragments.join(' ')} fragment f60 on Query { a: __typename }`);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('Expected one operation');
    const before = performance.now();
    const size = measureOperation(schema, { document, operation, variables: {} });
    expect(size.aliases).toBe(2 ** 60);
    expect(performance.now() - before).toBeLessThan(100);
  });

  it('leaves introspection out of depth, but only what lies below the fields of the query', () => {
    const type = (depth: number): string => (depth === 0 ? 'name' : `name ofType { ${type(depth - 1)} }`);
    const size = measure(`{ __schema { types { fields { type { ${type(9)} } } } } }`);
    expect([size.depth, size.cost]).toEqual([1, 500]);
    expect(measure('{ a: __schema { b: types { name } } }').aliases).toBe(2);
  });

  it('lets through what clients already use, as dear as it can be', () => {
    for (const { name, variables } of exampleList()) {
      const query = exampleOperation(name);
      const size = measure(query, { ...variables, ...(query.includes('$first') && { first: 100 }) });
      expect([name, size.cost <= LIMITS.cost, size.depth <= LIMITS.depth, size.aliases]).toEqual([name, true, true, 0]);
    }
  });
});
