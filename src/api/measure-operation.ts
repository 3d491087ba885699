import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { checkFirst } from '../query/connection.ts';

/** How large an operation is, before anything is asked of the store. `@skip` and `@include` change nothing: what is written counts. */
export interface OperationSize {
  /** Things that the answer can hold, plus what some fields take to compute. */
  readonly cost: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

/** How many items a list is taken to hold if it has no `first`. An edge has one piece of evidence as a rule, and many at the most. */
const LIST_LENGTHS: ReadonlyMap<string, number> = new Map([['Evidence', 1]]);
const LIST_LENGTH = 5;
/** What the ranking of one list, a search, or a look at the whole graph takes, in things read. */
const EXTRA: ReadonlyMap<string, number> = new Map([
  ['Session.related', 50],
  ['Note.seeAlso', 50],
  ['Project.timeline', 50],
  ['Project.relatedProjects', 10],
  ['Person.coSpeakers', 10],
  ['Conference.topProjects', 10],
  ['Query.search', 10],
  ['Query.stats', 10],
  ['Conference.topProjects', 10],
  ['Person.coSpeakers', 10],
  ['Project.relatedProjects', 10],
  ['Project.timeline', 10],
  ['Query.__schema', 500],
  ['Query.__type', 50],
]);

/** What a selection amounts to. In a connection, `each` is what every item of the page costs, and `once` the rest. */
interface Part {
  readonly once: number;
  readonly each: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly fields: number;
}
const NOTHING: Part = { once: 0, each: 0, depth: 0, aliases: 0, directives: 0, fields: 0 };

/**
 * Measures an operation of a valid document. Each fragment is measured once however often it is spread, so the time is linear in the
 * document's length. Below `__schema` and `__type` (fields of the query, whatever fragments are called) neither depth nor cost counts:
 * graphql-js bounds those itself.
 * @param variables as they came, not yet coerced
 * @throws HallwayError BAD_INPUT for a `first` that is not 1 to 100
 */
export function measureOperation(
  schema: GraphQLSchema,
  {
    document,
    operation,
    variables,
  }: {
    readonly document: DocumentNode;
    readonly operation: OperationDefinitionNode;
    readonly variables: Readonly<Record<string, unknown>> | undefined;
  },
): OperationSize {
  const root = schema.getRootType(operation.operation);
  if (!root) return { cost: 0, depth: 0, aliases: 0, directives: 0, rootFields: 0 };
  const known = latest.get(operation);
  if (known && known.values === valuesOf(known.names, variables)) return known.size;
  const measure = new Measure(schema, document, operation, variables ?? {});
  const { once, each, depth, aliases, directives, fields } = measure.selections(root, operation.selectionSet);
  const own = directivesOn(operation) + (operation.variableDefinitions ?? []).reduce((n, v) => n + directivesOn(v), 0);
  const size = { cost: Math.max(1, once + each), depth, aliases, directives: directives + own, rootFields: fields };
  const names = [...measure.variablesSeen];
  latest.set(operation, { names, values: valuesOf(names, variables), size });
  return size;
}

/** The last size of each operation, with what it depends on: servers keep parsed documents, and clients ask the same again and again. */
const latest = new WeakMap<
  OperationDefinitionNode,
  { readonly names: readonly string[]; readonly values: string; readonly size: OperationSize }
>();

/** Absent values are told from nulls. */
function valuesOf(names: readonly string[], variables: Readonly<Record<string, unknown>> | undefined): string {
  return names.map((name) => JSON.stringify(variables?.[name]) ?? '').join('\n');
}

class Measure {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #operation: OperationDefinitionNode;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #measured = new Map<string, Part>();
  /** Names of the variables that sizes were taken from. */
  readonly variablesSeen = new Set<string>();

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ) {
    this.#schema = schema;
    this.#operation = operation;
    this.#variables = variables;
    this.#fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
    );
  }

  selections(type: GraphQLCompositeType, { selections }: SelectionSetNode): Part {
    let sum = NOTHING;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) sum = add(sum, this.#field(type, selection));
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        sum = add(sum, this.#fragment(selection.name.value), directivesOn(selection));
      } else {
        const inside = selection.typeCondition && this.#schema.getType(selection.typeCondition.name.value);
        const part = this.selections(isCompositeType(inside) ? inside : type, selection.selectionSet);
        sum = add(sum, part, directivesOn(selection));
      }
    }
    return sum;
  }

  #fragment(name: string): Part {
    const known = this.#measured.get(name);
    if (known !== undefined) return known;
    // Valid documents have no circles; if one comes here nevertheless, it ends.
    this.#measured.set(name, NOTHING);
    const fragment = this.#fragments.get(name);
    const type = fragment && this.#schema.getType(fragment.typeCondition.name.value);
    if (!fragment || !isCompositeType(type)) return NOTHING;
    const part = add(this.selections(type, fragment.selectionSet), NOTHING, directivesOn(fragment));
    this.#measured.set(name, part);
    return part;
  }

  #field(parent: GraphQLCompositeType, node: FieldNode): Part {
    const own: Part = {
      ...NOTHING,
      depth: 1,
      aliases: node.alias ? 1 : 0,
      directives: directivesOn(node),
      fields: 1,
    };
    const field = this.#definition(parent, node.name.value);
    const type = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(type)) return own;
    const below = this.selections(type, node.selectionSet);
    const all: Part = {
      ...own,
      depth: 1 + below.depth,
      aliases: own.aliases + below.aliases,
      directives: own.directives + below.directives,
    };
    const extra = EXTRA.get(`${parent.name}.${node.name.value}`) ?? 0;
    if (field === SchemaMetaFieldDef || field === TypeMetaFieldDef) return { ...all, depth: 1, once: extra };
    if (isConnection(parent)) {
      if (node.name.value === 'nodes') return { ...all, each: 1 + below.once };
      if (node.name.value === 'edges') return { ...all, each: below.once };
    }
    if (isConnection(type)) {
      return { ...all, once: 1 + extra + below.once + this.#length(field, node) * Math.max(1, below.each) };
    }
    if (type.name === 'PageInfo') return all;
    return { ...all, once: extra + this.#length(field, node) * (1 + below.once) };
  }

  #definition(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (parent === this.#schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return isUnionType(parent) ? undefined : parent.getFields()[name];
  }

  /** How many items a field can give. */
  #length(field: GraphQLField<unknown, unknown>, node: FieldNode): number {
    const first = field.args.find(({ name }) => name === 'first' || name === 'last');
    if (first) {
      const asked = this.#argument(first, node);
      // What is no number at all is refused when variables are coerced.
      return typeof asked === 'number' || asked == null ? checkFirst({ first: asked as number | null }) : 100;
    }
    if (!isList(field.type)) return 1;
    const ids = field.args.find(({ name }) => name === 'ids');
    const given = ids && this.#argument(ids, node);
    return Array.isArray(given)
      ? Math.max(1, given.length)
      : (LIST_LENGTHS.get(getNamedType(field.type).name) ?? LIST_LENGTH);
  }

  /** What an argument will be: the literal, the variable's value, the variable's default, or the argument's own. */
  #argument(argument: GraphQLArgument, { arguments: given = [] }: FieldNode): unknown {
    const value = given.find(({ name }) => name.value === argument.name)?.value;
    if (!value) return argument.defaultValue;
    if (value.kind !== Kind.VARIABLE) {
      if (value.kind === Kind.LIST) {
        for (const item of value.values) if (item.kind === Kind.VARIABLE) this.variablesSeen.add(item.name.value);
      }
      return valueFromASTUntyped(value, this.#variables);
    }
    const name = value.name.value;
    this.variablesSeen.add(name);
    if (Object.hasOwn(this.#variables, name) && this.#variables[name] !== undefined) return this.#variables[name];
    const defined = this.#operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
    return defined?.defaultValue ? valueFromASTUntyped(defined.defaultValue) : argument.defaultValue;
  }
}

function add(a: Part, b: Part, directives = 0): Part {
  return {
    once: a.once + b.once,
    each: a.each + b.each,
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives + directives,
    fields: a.fields + b.fields,
  };
}

function directivesOn({ directives }: { readonly directives?: readonly unknown[] | undefined }): number {
  return directives?.length ?? 0;
}

function isConnection(type: GraphQLCompositeType): boolean {
  return isObjectType(type) && type.name.endsWith('Connection');
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
