import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type { Row } from '../row.ts';
import { median, mostIn, spread } from '../row.ts';
import { bundle, node, root } from '../scratch.ts';

const TIMES = 9;
/** The files of the door to other servers, and its addresses. */
const DOOR = /\/src\/(?:federation|web\/machines\/federation)\/.*\.ts$/;

/** Replaces each module of the door by one with the same exports, which do nothing. */
const withoutDoor: Plugin = {
  name: 'without the door',
  setup(builder) {
    builder.onLoad({ filter: DOOR }, async ({ path }) => {
      const { metafile } = await build({
        entryPoints: [path],
        write: false,
        metafile: true,
        format: 'esm',
        outdir: root,
      });
      const names = Object.values(metafile.outputs).flatMap(({ exports }) => exports);
      const contents = names
        .map((name) =>
          name === 'federationRoutes' ? `export const ${name} = [];` : `export const ${name} = () => {};`,
        )
        .join('\n');
      return { contents, loader: 'js' };
    });
  },
};

/** The program's memory for other servers while no programme is connected, beside a build without the door. */
export async function weight(): Promise<Row[]> {
  const [having, lacking] = [await weighed(), await weighed([withoutDoor])];
  const value = (median(having) - median(lacking)) / 2 ** 20;
  const said = `heap of ${spread(having.map(inMb), 2)} MB once loaded, of ${spread(lacking.map(inMb), 2)} MB in a build without the door, ${TIMES} times each`;
  return [
    mostIn('networks')(
      'switched off: memory beyond a build without the door',
      Number(value.toFixed(2)),
      'MB',
      1,
      said,
    ),
  ];
}

const inMb = (octets: number): number => octets / 2 ** 20;

async function weighed(plugins: Plugin[] = []): Promise<number[]> {
  const script = await bundle('networks/weigh.ts', plugins);
  const all: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) {
    const { stdout } = await promisify(execFile)(node, ['--expose-gc', script]);
    all.push(Number(stdout));
  }
  return all;
}
