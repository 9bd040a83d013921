import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { createPool } from '../src/db/pool.ts';
import { median } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, inScratch, node, run } from './lib/scratch.ts';
import { startServe, stopServe } from './lib/serve.ts';

/** The size of the database on the disk; less for a try. */
const GB = Number(process.env.GB ?? 1);
const PAGES = 150;

/** Makes a backup of a gigabyte while pages are read, then proves it by restoring it. */
export const area: Area = {
  name: 'steady',
  run: async (note) => {
    const main = await builtProgram('backup');
    return inScratch(async (dataDir) => {
      await run([main, 'demo', '--people', '60', '--seed', '1'], { DATA_DIR: dataDir });
      note(`filling a database of ${GB} GB`);
      const size = await fill(dataDir);
      const serving = await startServe(main, dataDir, { BACKUP_AT: 'off' });
      try {
        const page = `http://127.0.0.1:${serving.port}/p/far-shelves`;
        await readPages(page, PAGES);
        const without = await readPages(page, PAGES);
        note('backing up');
        const plain = command([main, 'backup', '--to', `${dataDir}/one/`], dataDir);
        const meanwhile = await readPages(page, Infinity, plain.isOver);
        const backup = await plain.ended;
        note('backing up, restoring and comparing');
        const both = await command([main, 'backup', '--check', '--to', `${dataDir}/two/`], dataDir).ended;
        const proof = both.seconds - backup.seconds;
        const slower = median(meanwhile) / median(without);
        const of = `a database of ${(size / 1e9).toFixed(2)} GB on the disk`;
        return [
          row('backup of 1 GB while pages are read', backup.seconds / GB, 's', 60, of),
          row(
            'memory of the command that backs up',
            backup.peakMb,
            'MB',
            200,
            'its largest resident size, all of it',
          ),
          row(
            'a page during a backup, times its time without',
            slower,
            '×',
            3,
            `drawn anew each time: ${median(meanwhile).toFixed(1)} ms and ${median(without).toFixed(1)} ms, ${meanwhile.length} pages`,
          ),
          row('restore and check of 1 GB', proof / GB, 's', 120, of),
          row(
            'memory of the command that restores and checks',
            both.peakMb,
            'MB',
            200,
            'its largest resident size, all of it',
          ),
        ];
      } finally {
        await stopServe(serving);
      }
    });
  },
};

const row = (name: string, value: number, unit: string, most: number, against: string): Row => ({
  area: 'steady',
  row: name,
  value: Math.round(value * 10) / 10,
  unit,
  goal: `≤ ${most}`,
  pass: value <= most,
  against,
});

/** Rows of words and hashes, which compress about as well as letters do. */
async function fill(dataDir: string): Promise<number> {
  const server = await startEmbedded({ dataDir });
  const pool = createPool(server.connection);
  const sizeOf = async (): Promise<number> =>
    Number((await pool.query('select pg_database_size(current_database()) as size')).rows[0].size);
  let size = await sizeOf();
  for (let batch = 0; size < GB * 1e9; batch++) {
    await pool.query(`insert into setting (key, value, changed_at)
      select 'bench ${batch} ' || n, to_jsonb((select string_agg(md5(n::text || m || ${batch}) || ' and what we talked about ', '')
        from generate_series(1, 24) m)), '2027-01-01' from generate_series(1, 20000) n`);
    size = await sizeOf();
  }
  await pool.end();
  await server.stop();
  return size;
}

/** Milliseconds of each page, one after the other. A cookie keeps the pages out of the visitor cache. */
async function readPages(page: string, count: number, isOver = (): boolean => false): Promise<number[]> {
  const times: number[] = [];
  while (times.length < count && !isOver()) {
    const began = performance.now();
    await (await fetch(page, { headers: { cookie: 'theme=plain' } })).text();
    times.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 20));
  }
  return times;
}

function command(
  words: string[],
  dataDir: string,
): { isOver: () => boolean; ended: Promise<{ seconds: number; peakMb: number }> } {
  const began = performance.now();
  const child = spawn(node, words, {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  let peakMb = 0;
  const look = setInterval(() => {
    try {
      const text = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakMb = Math.max(peakMb, Number(/^VmHWM:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024);
    } catch {
      // The backup has just ended.
    }
  }, 100);
  let over = false;
  const ended = new Promise<{ seconds: number; peakMb: number }>((done, fail) =>
    child.once('close', (code) => {
      over = true;
      clearInterval(look);
      if (code === 0) done({ seconds: (performance.now() - began) / 1000, peakMb });
      else fail(new Error(said));
    }),
  );
  return { isOver: () => over, ended };
}
