import { spawnSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { buildBundle } from '../../test/process.ts';

let main: string;
beforeAll(() => {
  main = buildBundle();
});

/** Runs the command with a graph on standard input. */
function run(graph: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'match-graph', ...args], {
    input: graph,
    encoding: 'utf8',
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  return { status, stdout, stderr };
}

const PATH = '4 3\n0 1 1\n1 2 5\n2 3 1\n';

test('pairs come on standard output, one line of JSON on standard error', () => {
  const { status, stdout, stderr } = run(PATH, '-', '--objective', 'cardinality');
  expect(stdout).toBe('0 1\n2 3\n');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(stderr)).toEqual({ cardinality: 2, weight: 2, ms: expect.any(Number), verified: true });
  expect(status).toBe(0);
});

test('weight comes before the number of pairs unless asked otherwise', () => {
  expect(run(PATH).stdout).toBe('1 2\n');
});

test.each([
  ['', /first line/],
  ['2 1\n', /1 edges were announced, but there are 0/],
  ['2 1\n0 1 3\n0 1 4', /line 3: more than the 1 edges/],
  ['2 1\n\n0 2 3\n', /line 3: vertex 2/],
  ['2 1\n0 1 2.5\n', /line 2: not a whole number/],
  ['2 1\r\n0 1\r\n', /line 2: an edge is/],
  ['2 1\n0 1 9007199254740993\n', /line 2: a number beyond/],
  ['2 1\n0 1 9007199254740991\n', /could pass 2\^53/],
  ['2 1\n0 1 NaN\n', /line 2: not a whole number/],
  ['2 \uFEFF1\n0 1 3\n', /line 1: not a whole number/],
  ['1073741824 1073741824\n', /line 1: a graph of this size takes more memory than there is/],
])('what is no graph is refused with its line: %j', (graph, message) => {
  const { status, stdout, stderr } = run(graph);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(message);
});

test('negative weights, loops, tabs, Windows line ends, a byte order mark and an empty graph are read', () => {
  expect(run('3 2\r\n0\t1  -4\r\n1 2 7').stdout).toBe('1 2\n');
  expect(run('0 0\n').stdout).toBe('');
  expect(run('\uFEFF2 3\n1 1 9\n0 1 3\n\n1 0 8').stdout).toBe('0 1\n');
});
