import { setTimeout as pause } from 'node:timers/promises';
import { withHeldMails } from './lib/heldMails.ts';
import { postForm, until } from './lib/post.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram } from './lib/scratch.ts';
import { startServe, stopServe } from './lib/serve.ts';

const MAILS = 8_000;
/** How long the mail server is down, then busy. Each time is long enough for tries to have become rare. */
const OUTAGE_MS = 40_000;

/**
 * How fast mails leave that waited for their server: counted from the server's return, so that the time until the program notices is part
 * of it.
 */
export const area: Area = { name: 'mail', run: measure };

async function measure(note: (text: string) => void): Promise<Row[]> {
  const main = await builtProgram('recovery');
  return withHeldMails(MAILS, note, async ({ dataDir, sink, filled, settings }) => {
    const { slug, session, kind, occasion } = filled;
    const started = await startServe(main, dataDir, {
      ...settings,
      // Hide the expected complaints while the server is down.
      LOG_LEVEL: 'error',
    });
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
  });
}
