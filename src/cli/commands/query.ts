import type { Command } from 'commander';
import { HallwayError } from '../../errors.ts';
import type { CommandContext } from '../command-context.ts';
import type { CommandIo } from '../command-io.ts';
import { EXIT } from '../exit-code.ts';
import { openStoreFor, STORE_HELP } from '../store-address.ts';

interface QueryOptions {
  readonly store?: string;
  readonly variables?: string;
}

/** `hallway query`: a GraphQL operation on the store, without a server. */
export function addQuery(program: Command, { io, finish }: CommandContext): void {
  program
    .command('query')
    .summary('ask the graph in GraphQL, print JSON')
    .description('Runs a GraphQL operation on the graph and prints the answer that the server would give.')
    .argument('<graphql>', 'the operation, or - for standard input')
    .option('--variables <json>', 'values of its variables, a JSON object')
    .option('--store <url>', STORE_HELP)
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  hallway query \'{ project(name: "Nomad") { sessions(first: 5) { nodes { title } } } }\'\n' +
        '  hallway query --variables \'{"name": "Juju"}\' - < who-covered.graphql',
    )
    .action(async (graphql: string, options: QueryOptions) => {
      const query = graphql === '-' ? new TextDecoder().decode(await io.input()) : graphql;
      const variables = variablesOf(options.variables);
      const store = await openStoreFor(io, options.store, 'read');
      try {
        const { executeQuery } = await import('../../api/execute-query.ts');
        const answer = await executeQuery(store, { query, ...(variables === undefined ? {} : { variables }) });
        await print(answer, io);
        if (answer.errors !== undefined) finish(EXIT.failed);
      } finally {
        await store.close();
      }
    });
}

async function print(answer: unknown, io: CommandIo): Promise<void> {
  await io.out.write(`${JSON.stringify(answer, null, 2)}\n`);
}

function variablesOf(json: string | undefined): Record<string, unknown> | undefined {
  if (json === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new HallwayError('BAD_USAGE', `--variables is not JSON: "${json}"; give an object such as {"name": "Juju"}`, {
      cause: error,
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HallwayError('BAD_USAGE', `--variables is no object: "${json}"; give one such as {"name": "Juju"}`);
  }
  return { ...value };
}
