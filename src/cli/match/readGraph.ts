import { totalmem } from 'node:os';
import type { Graph } from '#matching';
import { Refusal } from '../../lib/refusal.ts';

const MOST = 2 ** 30;
const NEWLINE = 10;
const MINUS = 45;
const ZERO = 48;
/** The byte order mark that some editors write at the start of a file. */
const MARK = [0xef, 0xbb, 0xbf];
/** The least memory that the graph and its matching take, in bytes. */
const EACH_VERTEX = 100;
const EACH_EDGE = 32;

/**
 * Reads `n m`, then m lines `i j w`, from pieces of a file. Numbers are whole, with blanks between them; empty lines and a byte order mark
 * are allowed. Reads byte by byte: tens of millions of edges never become one text. Refuses anything else, with its line.
 */
export async function readGraph(pieces: AsyncIterable<Uint8Array>): Promise<Graph> {
  const fields = [0, 0, 0];
  let graph: Graph | null = null;
  let [line, field, edge, value] = [1, 0, 0, 0];
  let [digits, isNegative, marks] = [0, false, 0];

  const endNumber = (): void => {
    if (digits === 0) throw new Refusal(`line ${line}: a lone "-"`);
    if (field === 3) throw new Refusal(`line ${line}: more than three numbers`);
    if (!Number.isSafeInteger(value)) throw new Refusal(`line ${line}: a number beyond 2^53`);
    fields[field++] = isNegative ? -value : value;
    value = 0;
    digits = 0;
    isNegative = false;
  };
  const endLine = (): void => {
    if (digits > 0 || isNegative) endNumber();
    if (field > 0) {
      if (graph === null) graph = startGraph(fields, field, line);
      else addEdge(graph, fields, field, edge++, line);
    }
    field = 0;
    line++;
  };

  const take = (piece: Uint8Array): void => {
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]!;
      if (byte >= ZERO && byte <= 57) {
        value = value * 10 + (byte - ZERO);
        digits++;
      } else if (byte === NEWLINE) endLine();
      else if (byte === 32 || byte === 9 || byte === 13) {
        if (digits > 0 || isNegative) endNumber();
      } else if (byte === MINUS && digits === 0 && !isNegative) isNegative = true;
      else if (marks < 3 && byte === MARK[marks] && line === 1 && field + digits === 0) marks++;
      else throw new Refusal(`line ${line}: not a whole number`);
    }
  };
  for await (const piece of pieces) take(piece);
  endLine();
  if (graph === null) throw new Refusal('there is no graph: the first line must be "n m"');
  const { from } = graph as Graph;
  if (edge !== from.length) throw new Refusal(`${from.length} edges were announced, but there are ${edge}`);
  return graph;
}

function startGraph(fields: readonly number[], count: number, line: number): Graph {
  const [n, m] = fields as [number, number];
  if (count !== 2) throw new Refusal(`line ${line}: the first line must be "n m"`);
  if (n < 0 || m < 0 || n > MOST || m > MOST) throw new Refusal(`line ${line}: n and m go from 0 to 2^30`);
  const needed = n * EACH_VERTEX + m * EACH_EDGE;
  if (needed > totalmem())
    throw new Refusal(
      `line ${line}: a graph of this size takes more memory than there is (${Math.ceil(needed / 2 ** 30)} GiB or more)`,
    );
  return { n, from: new Int32Array(m), to: new Int32Array(m), weight: new Float64Array(m) };
}

function addEdge(graph: Graph, fields: readonly number[], count: number, edge: number, line: number): void {
  const [i, j, w] = fields as [number, number, number];
  if (count !== 3) throw new Refusal(`line ${line}: an edge is "i j w"`);
  if (edge >= graph.from.length)
    throw new Refusal(`line ${line}: more than the ${graph.from.length} edges announced`);
  for (const v of [i, j])
    if (v < 0 || v >= graph.n)
      throw new Refusal(`line ${line}: vertex ${v}, but vertices go from 0 to ${graph.n - 1}`);
  graph.from[edge] = i;
  graph.to[edge] = j;
  graph.weight[edge] = w;
}
