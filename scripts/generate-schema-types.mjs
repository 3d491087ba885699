// Writes src/api/schema.generated.ts: the types of resolvers, from schema.graphql and the model.
//   node scripts/generate-schema-types.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { parse } from 'graphql';

const source = new URL('../schema.graphql', import.meta.url);
const target = new URL('../src/api/schema.generated.ts', import.meta.url);

const entities = ['Conference', 'Series', 'Session', 'Person', 'Project', 'Organization', 'Note'];
const factConnections = [...entities, 'Mention'];

/** What a resolver of each GraphQL type is handed: model types, and the answers of the questions in src/query. */
const mappers = {
  ...Object.fromEntries(entities.map((type) => [type, `../model/graph.ts#${type} as ${type}Model`])),
  Node: '../model/graph.ts#Entity as EntityModel',
  Evidence: '../model/evidence.ts#NotedEvidence as NotedEvidenceModel',
  ...Object.fromEntries(
    factConnections.flatMap((type) => {
      const node = type === 'Mention' ? 'Entity' : type;
      return [
        [`${type}Connection`, `../query/connection.ts#FactConnection<${node}Model>`],
        [`${type}Edge`, `../query/connection.ts#FactItem<${node}Model>`],
      ];
    }),
  ),
  CoveringSpeakerEdge: '../query/coverage.ts#CoverageItem<PersonModel>',
  CoveredProjectEdge: '../query/coverage.ts#CoverageItem<ProjectModel>',
  TopProjectEdge: '../query/together.ts#TogetherItem<ProjectModel>',
  RelatedProjectEdge: '../query/together.ts#TogetherItem<ProjectModel>',
  CoSpeakerEdge: '../query/together.ts#TogetherItem<PersonModel>',
  SessionSection: '../query/sections.ts#SessionSection as SessionSectionModel',
  TimelineEntry: '../query/timeline.ts#TimelineEntry as TimelineEntryModel',
  RelatedSessionEdge: '../query/related-sessions.ts#RelatedSession',
  SeeAlsoEdge: '../query/see-also.ts#SeeAlso',
  SearchEdge: '../query/search.ts#SearchItem',
  Reason: '../query/reason.ts#Reason as ReasonModel',
  RateLimit: './context.ts#Spending as SpendingModel',
  NoteChange: './resolvers/mutation-resolvers.ts#NoteChange as NoteChangeModel',
  NoteMessage: '../model/facts.ts#NoteMessage as NoteMessageModel',
};

const config = {
  // Absent is `undefined` inside and `null` in GraphQL; a resolver may return either.
  maybeValue: 'T | null | undefined',
  inputMaybeValue: 'T | null | undefined',
  enumValues: {
    EntityType: '../model/graph.ts#EntityType',
    SessionKind: '../model/facts.ts#SessionKind',
    ReasonKind: '../query/reason.ts#ReasonKind',
    NoteOutcome: '../model/note-written.ts#NoteOutcome',
    OrderDirection: '../store/port.ts#ListDirection',
    ...Object.fromEntries(entities.map((type) => [`${type}OrderField`, `../query/list-orders.ts#${type}OrderField`])),
  },
  immutableTypes: true,
  scalars: { Date: 'string', DateTime: 'string', ID: 'string' },
  mappers,
  contextType: './context.ts#Context',
  useTypeImports: true,
  emitLegacyCommonJSImports: false,
  defaultScalarType: 'unknown',
};

const document = parse(await readFile(source, 'utf8'));
const code = await codegen({
  filename: target.pathname,
  schema: document,
  documents: [],
  config,
  plugins: [{ typescript: {} }, { resolvers: {} }],
  pluginMap: { typescript, resolvers },
});
// The plugin re-exports the model's enumerations as values, which they are not.
const typed = code.replace(/^export \{ (\w+) \};$/gm, 'export type { $1 };');
await writeFile(
  target,
  `// Generated from schema.graphql by scripts/generate-schema-types.mjs. Do not edit.\n${typed}\n`,
);
