import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { migrate } from '../src/db/migrate.ts';
import { createDb, createPool } from '../src/db/pool.ts';
import { filled } from './lib/filled.ts';
import type { Who } from './lib/mixed/who.ts';
import { rowsOf } from './lib/processes/rows.ts';
import type { Measured } from './lib/processes/rows.ts';
import type { SetUp } from './lib/processes/setUps.ts';
import { playTurn } from './lib/processes/turn.ts';
import type { Area } from './lib/row.ts';
import { builtProgram, bundle, inScratch, node, run } from './lib/scratch.ts';

/** The same number on both servers. */
const PEOPLE = Number(process.env.PEOPLE ?? 20_000);
const READERS = 200;
/** Each turn measures all set-ups, every other turn in reverse order, since the machine's speed varies. */
const TURNS = Number(process.env.TURNS ?? 2);
/** A PostgreSQL server with an empty database, or with the database that this bench filled before. */
const { OWN_SERVER } = process.env;

/**
 * One process on the embedded PostgreSQL, one on a PostgreSQL server of its own, and two of each role on that server: all on one machine.
 */
export const area: Area = {
  name: 'processes',
  onDemand: true,
  run: async (note) => {
    if (OWN_SERVER === undefined)
      return [
        {
          area: 'processes',
          row: 'a PostgreSQL of its own, and several processes',
          value: 0,
          unit: '×',
          goal: 'told',
          pass: null,
          against: 'OWN_SERVER=postgres://… names no server to compare with',
        },
      ];
    const main = await builtProgram('processes');
    return filled(main, PEOPLE, note, (dataDir) =>
      inScratch(async (folder) => {
        const embedded = await startEmbedded({ dataDir });
        try {
          await fillOwn(main, embedded.connection, OWN_SERVER, folder, note);
          const own = {
            connection: { connectionString: OWN_SERVER },
            databaseUrl: OWN_SERVER,
            dataDir: folder,
          };
          return rowsOf(
            await play(
              main,
              [
                { name: 'embedded', roles: ['all'], connection: embedded.connection, dataDir },
                { name: 'own', roles: ['all'], ...own },
                { name: 'several', roles: ['web', 'web', 'worker', 'worker'], ...own },
              ],
              note,
            ),
          );
        } finally {
          await embedded.stop();
        }
      }),
    );
  },
};

/** Fills the other server's empty database with as many people as the embedded one has. */
async function fillOwn(
  main: string,
  embedded: object,
  url: string,
  folder: string,
  note: (text: string) => void,
): Promise<void> {
  const here = await peopleIn(embedded);
  if ((await peopleIn({ connectionString: url })) === 0) {
    note(`filling the server of its own with ${PEOPLE} people`);
    const size = {
      people: PEOPLE,
      programmes: Math.max(1, Math.round(PEOPLE / 500)),
      comments: PEOPLE * 10,
      seed: 1,
    };
    const words = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const dataDir = join(folder, 'load');
    await mkdir(dataDir);
    await run([main, 'load', ...words], { DATA_DIR: dataDir, DATABASE_URL: url });
  }
  // An earlier version may have filled the database.
  const db = createDb(createPool({ connectionString: url }));
  await migrate(db).finally(() => db.destroy());
  const there = await peopleIn({ connectionString: url });
  if (there !== here)
    throw new Error(`${there} people on the server of its own, ${here} in the embedded one`);
}

async function peopleIn(connection: object): Promise<number> {
  const pool = createPool({ ...connection, max: 1 });
  try {
    const { rows } = await pool.query<{ is: boolean }>(`select to_regclass('person') is not null as is`);
    if (!rows[0]!.is) return 0;
    return (await pool.query<{ n: number }>('select count(*)::int as n from person')).rows[0]!.n;
  } finally {
    await pool.end();
  }
}

async function play(
  main: string,
  setUps: readonly SetUp[],
  note: (text: string) => void,
): Promise<Measured[]> {
  const script = await bundle('mixed/who.ts');
  const measured: Measured[] = [];
  for (const setUp of setUps) {
    const words = [script, JSON.stringify(setUp.connection), String(READERS)];
    const { stdout } = await promisify(execFile)(node, words, { maxBuffer: 64 * 1024 * 1024 });
    measured.push({ setUp, who: JSON.parse(stdout) as Who, turns: [] });
  }
  for (let turn = 0; turn < TURNS; turn++)
    for (const [n, { setUp, who, turns }] of (turn % 2 === 0 ? measured : measured.toReversed()).entries()) {
      // Two set-ups share a database, so each turn asks for codes for people of its own.
      turns.push(await playTurn(main, setUp, who, turn * setUps.length + n));
      const { mixed, drawn, kept, mails } = turns.at(-1)!;
      note(
        `${setUp.name}, turn ${turn + 1} of ${TURNS}: ${mixed.toFixed(0)} mixed, ${drawn.toFixed(0)} drawn, ${kept.toFixed(0)} kept, ${mails.toFixed(0)} mails a second`,
      );
    }
  return measured;
}
