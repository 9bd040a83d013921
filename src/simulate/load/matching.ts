import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { createContext } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import type { Secrets } from '../../rooms/ctx.ts';
import { askForecast, askSensitivity, runStudy } from '../../rooms/pairing/index.ts';
import { roundById } from '../../rooms/programmes/index.ts';
import { matchRound } from '../matching.ts';

const command = { kind: 'command' } as const;

/**
 * Matches a programme's round twice, with two seeds, and computes what each rule costs, and the forecast. Does what a matcher and the jobs
 * would do, so that every page of the matching has something to show.
 */
export async function matchCrowd(
  input: {
    db: Kysely<Schema>;
    secrets: Secrets;
    publicUrl: string;
    seed: number;
    onProgress(part: string, done: number, total: number): void;
  },
  programme: number,
): Promise<void> {
  const { db, secrets, publicUrl, onProgress } = input;
  const jobs = { enqueue: () => Promise.resolve() };
  const log = pino({ level: 'silent' });
  const ctx = createContext({ config: { publicUrl, mailFrom: undefined }, db, secrets, jobs, log });
  const of = db.selectFrom('round').select('id').where('programme_id', '=', programme);
  const { id } = await of.executeTakeFirstOrThrow();
  const round = await roundById(ctx, programme, id);
  const steps = [
    () => matchRound(ctx, round, input.seed + 1),
    () => matchRound(ctx, round, input.seed + 2),
    async () => {
      const run = await db
        .selectFrom('match_run')
        .select('id')
        .where('programme_id', '=', programme)
        .where('state', '=', 'done')
        .orderBy('number', 'desc')
        .executeTakeFirstOrThrow();
      await askSensitivity(ctx, { programme, run: run.id, actor: command });
      await askForecast(ctx, { programme, round: id, actor: command });
      const studies = await db
        .selectFrom('match_study')
        .select('id')
        .where('programme_id', '=', programme)
        .where('state', '=', 'waiting')
        .execute();
      for (const study of studies) await runStudy(ctx, { programme, study: study.id });
    },
  ];
  for (const [done, step] of steps.entries()) {
    onProgress('matching', done, steps.length);
    await step();
  }
  onProgress('matching', steps.length, steps.length);
}
