import { compareEvidence, compareText, type Evidence } from '../model/evidence.ts';
import type { Edge, EdgeType, NoteGraph, Statement, Thing } from '../model/graph.ts';
import { mergeStatements } from '../model/merge-statements.ts';

/** Gathers what one note states, in any order, and gives it out merged and ordered. */
export class GraphBuilder {
  readonly #statements = new Map<string, Statement[]>();
  readonly #edges = new Map<string, { type: EdgeType; from: string; to: string; evidence: Evidence[] }>();

  /** Adds what one fact says of a thing; facts about one id are merged. A fact without evidence is not believed. */
  state(statement: Statement): void {
    if (statement.evidence.length === 0) return;
    const about = this.#statements.get(statement.id);
    if (about === undefined) this.#statements.set(statement.id, [statement]);
    else about.push(statement);
  }

  /** Adds an edge; evidence of equal edges is united. A thing has no edge to itself. */
  join(type: EdgeType, from: string, to: string, evidence: readonly Evidence[]): void {
    if (from === to || evidence.length === 0) return;
    const key = `${type}\n${from}\n${to}`;
    const edge = this.#edges.get(key);
    if (edge === undefined) this.#edges.set(key, { type, from, to, evidence: [...evidence] });
    else edge.evidence.push(...evidence);
  }

  /** Statements by id and edges by type, from, to. Edges to things that nothing was stated of are left out; notes need no statement. */
  build(): Pick<NoteGraph, 'statements' | 'edges'> {
    const known = (id: string) => this.#statements.has(id) || id.startsWith('note:');
    const statements = [...this.#statements.values()].map(mergeAll).sort((a, b) => compareText(a.id, b.id));
    const edges = [...this.#edges.values()]
      .filter(({ from, to }) => known(from) && known(to))
      .map((edge): Edge => ({ ...edge, evidence: uniqueEvidence(edge.evidence) }))
      .sort((a, b) => compareText(a.type, b.type) || compareText(a.from, b.from) || compareText(a.to, b.to));
    return { statements, edges };
  }
}

function mergeAll(statements: readonly Statement[]): Statement {
  const thing: Thing = mergeStatements(statements);
  return { ...thing, evidence: uniqueEvidence(statements.flatMap((statement) => statement.evidence)) };
}

function uniqueEvidence(evidence: readonly Evidence[]): Evidence[] {
  if (evidence.length < 2) return [...evidence];
  const ordered = [...evidence].sort((a, b) => compareEvidence(a, b) || b.confidence - a.confidence);
  // Of equals the surest stays; it comes first.
  return ordered.filter((piece, i) => i === 0 || compareEvidence(ordered[i - 1] ?? piece, piece) !== 0);
}
