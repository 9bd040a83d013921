import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '../src/db/embedded/start.ts';
import type { Filled, FillInput } from './lib/mailFill.ts';
import { pause, postForm, until } from './lib/post.ts';
import type { Area, Row } from './lib/row.ts';
import { bundle, inScratch, node, root, run } from './lib/scratch.ts';
import { startServe, stopServe } from './lib/serve.ts';
import { startSink } from './lib/sink.ts';

const MAILS = 8_000;
/** So long the mail server is away, then busy: each time long enough to be tried seldom. */
const OUTAGE_MS = 40_000;
const SECRET = 'a secret that only this bench knows, 32+';
const MAIL_FROM = 'mentoring@shelves.example';

/** How fast mails leave that waited for their server: from the moment it is back, with the time until that is noticed. */
export const area: Area = { name: 'mail', run: measure };

async function measure(note: (text: string) => void): Promise<Row[]> {
  const built = join(root, '.cache', `bench-recovery-${process.pid}`);
  process.once('exit', () => rmSync(built, { recursive: true, force: true }));
  await run(['scripts/build.ts', built]);
  const filler = await bundle('mailFill.ts');
  return inScratch(async (dataDir) => {
    const server = await startEmbedded({ dataDir });
    const sink = await startSink();
    try {
      const { connection } = server;
      const out = join(dataDir, 'mail.json');
      const input: FillInput = { connection, readers: MAILS, secret: SECRET, mailFrom: MAIL_FROM, out };
      const { stdout } = await promisify(execFile)(node, [filler, JSON.stringify(input)]);
      const { slug, session, kind, occasion } = JSON.parse(stdout) as Filled;
      const settings = {
        SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
        MAIL_FROM,
        SECRET_KEY: SECRET,
        // What it says while the server is away is what it should.
        LOG_LEVEL: 'error',
      };
      const started = await startServe(join(built, 'antipode.js'), dataDir, settings);
      try {
        sink.order('away');
        await postForm(
          started.port,
          `/p/${slug}/workbench/outbox/group/release`,
          { kind, occasion },
          { session },
        );
        const rates: number[] = [];
        for (const how of ['away', 'busy'] as const) {
          sink.order(how);
          note(`the mail server is ${how} for ${OUTAGE_MS / 1000} s`);
          await pause(OUTAGE_MS);
          const from = sink.count();
          const goal = how === 'away' ? MAILS / 2 : MAILS;
          sink.order('back');
          const began = Date.now();
          await until(() => sink.count() >= goal, 600_000);
          rates.push((sink.count() - from) / ((Date.now() - began) / 1000));
          note(`back: ${rates.at(-1)!.toFixed(0)} mails a second`);
        }
        await pause(1000);
        const { recipients, mostOfOne } = await sink.report();
        const value = recipients === MAILS ? Math.min(...rates) : 0;
        return [
          {
            area: 'mail',
            row: 'mails leave after their server was away',
            value,
            unit: 'mails/s',
            goal: '≥ 100',
            pass: value >= 100,
            against: `one process, from the moment the server is back: after it was away ${rates[0]!.toFixed(0)} a second, after it greeted with 421 ${rates[1]!.toFixed(0)}; ${recipients} of ${MAILS} people got theirs, at most ${mostOfOne} each`,
          },
        ];
      } finally {
        await stopServe(started);
      }
    } finally {
      sink.stop();
      await server.stop();
    }
  });
}
