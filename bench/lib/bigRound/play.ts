import { sql } from 'kysely';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { BUDGET_MS, tick } from '../../../src/jobs/timetable.ts';
import { applicationTo, withdraw } from '../../../src/rooms/applications/index.ts';
import { DUTIES } from '../../../src/rooms/brought.ts';
import type { Duty } from '../../../src/rooms/brings.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { keepResult, previewPublication, publish, startRun } from '../../../src/rooms/pairing/index.ts';
import { askForCode, mailCode, openSession } from '../../../src/rooms/people/index.ts';
import { ENDING_SOON_DAYS, forgetPeople } from '../../../src/rooms/partnerships/index.ts';
import { programmeById, roundById } from '../../../src/rooms/programmes/index.ts';
import { movableClock } from '../../../src/simulate/clock.ts';
import { countViolations, promisedBy, totalOf } from '../../../src/simulate/violations.ts';
import { ctxAt, listenerOn, open } from '../pages/app.ts';
import { measured } from './beside.ts';
import type { Step } from './beside.ts';
import { makeCrowd } from './crowd.ts';
import { left, mailsIn, sendAll, tidy, wantedMails } from './counts.ts';

// Grows the simulated round of a database and leads it from its proposals until all its data is purged, with the app's own verbs. Meanwhile
// asks for a participant's page and for sign-in codes. Prints the time of each.

export interface Played {
  people: number;
  steps: Step[];
  /** For each step of the timetable: the longest turns of its duties in milliseconds, and the number of turns. */
  turns: Record<string, { longest: { duty: string; ms: number }[]; count: number }>;
  broken: number;
  mails: { found: number; wanted: number };
  left: Record<string, number>;
  forgotten: { people: number; seconds: number; ofAll: number };
}

const { connection, wanted, forgetSeconds } = JSON.parse(process.argv[2]!) as {
  connection: { host: string };
  wanted: number;
  forgetSeconds: number;
};
const DAY = 86_400_000;
const pool = createPool(connection);
const clock = movableClock(new Date());
const ctx: Ctx = { ...ctxAt(createDb(pool), new Date()), clock };
const actor = { kind: 'command' } as const;
const note = (text: string): void => console.error(`bigRound: ${text}`);

note('growing the round');
const { programme, slug, round, pairing } = await makeCrowd(ctx, wanted);
const at = { programme, round };
const { policy, dates } = await roundById(ctx, programme, round);
const base = `http://127.0.0.1:${await open(listenerOn(ctx))}/p/${slug}`;

/** People without a partner in the pairing stay to the end: the next round matches them first. */
const { rows: waiting } = await sql<{ account: number; address: string }>`
  select account_id as account, address from person
  where programme_id = ${programme} and id = any(${pairing.unmatched.map(({ id }) => Number(id))}) and account_id is not null`.execute(
  ctx.db,
);
let turn = 0;
const steps: Step[] = [];
const taken: Played['turns'] = {};
const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
  const session = await openSession(ctx, { account: waiting[0]!.account, device: 'a bench' });
  const taken = await measured(name, act, {
    page: async () => {
      const answer = await fetch(`${base}/status`, { headers: { cookie: `session=${session}` } });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`the page answers ${answer.status}: ${text.slice(0, 500)}`);
    },
    code: async () => {
      const { address } = waiting[turn++ % waiting.length]!;
      const id = Number((await askForCode(ctx, { programme, address })).split('.')[0]);
      await mailCode(ctx, { programme, id });
    },
  });
  note(JSON.stringify(taken));
  steps.push(taken);
};

await step('nothing', () => new Promise((done) => setTimeout(done, 3000)));
const run = await startRun(ctx, { ...at, actor, seed: 7 });
if (!run.ok) throw new Error(`no run: ${run.reason}`);
await sql`update match_run set state = 'running', started_at = ${clock.now()} where programme_id = ${programme} and id = ${run.run}`.execute(
  ctx.db,
);
await step('result kept', async () => {
  const kept = await keepResult(ctx, { ...at, run: run.run, result: pairing });
  if (!kept.ok) throw new Error(`not kept: ${kept.reason}`);
});
await step('previewed', async () => {
  const { refusal } = await previewPublication(ctx, {
    programme: await programmeById(ctx, programme),
    round: await roundById(ctx, programme, round),
    actor,
  });
  if (refusal) throw new Error(`would be refused: ${refusal}`);
});
// In a real round somebody always leaves between the run and the publication. The partner is then told why nobody else fits.
for (const { members } of pairing.groups.slice(0, 3)) {
  const person = Number(members[0]);
  const own = await applicationTo(ctx, programme, round, person);
  if (!own) throw new Error('somebody in a pair did not apply');
  await withdraw(ctx, { programme, actor: { kind: 'person', id: person }, application: own.id });
}
const wantedAtFirst = await wantedMails(ctx, at, 'published');
let published: Awaited<ReturnType<typeof publish>> | undefined;
await step('published', async () => {
  published = await publish(ctx, { ...at, actor });
});
if (!published?.ok) throw new Error(`not published: ${published?.reason}`);
const broken = totalOf(await countViolations(ctx, at, promisedBy(policy)));
const foundAtFirst = await mailsIn(ctx, at, ['introduction', 'waiting', 'unanswered']);
await sendAll(ctx, programme);

clock.moveTo(new Date(dates.ends.dueAt.getTime() - ENDING_SOON_DAYS * DAY + 1000));
await step('told of the end', () => ticks('told of the end'));
await sendAll(ctx, programme);

clock.moveTo(dates.ends.dueAt);
const wantedAtTheEnd = await wantedMails(ctx, at, 'ended');
await step('ended', () => ticks('ended'));
const foundAtTheEnd = await mailsIn(ctx, at, ['farewell', 'round-over']);
await sendAll(ctx, programme);

clock.moveTo(dates.purges.dueAt);
await step('data purged', () => ticks('data purged'));
await tidy(ctx);
const before = await left(ctx, at);
const began = performance.now();
await step('people forgotten', async () => {
  for (;;) {
    const from = performance.now();
    const { isLeft } = await forgetUntil(from + 500);
    if (!isLeft || performance.now() - began > forgetSeconds * 1000) return;
  }
});
const after = await left(ctx, at);

/** Runs the timetable's duties at this moment, turn by turn until nothing is left. Leaves out `forgetPeople`, which takes hours. */
async function ticks(name: string): Promise<void> {
  const turns: { duty: string; ms: number }[] = [];
  for (let left: readonly Duty[] = DUTIES.filter(({ run }) => run !== forgetPeople); left.length > 0;) {
    const again: Duty[] = [];
    for (const duty of left) {
      const from = performance.now();
      again.push(...(await tick(ctx, [duty], BUDGET_MS)).left);
      turns.push({ duty: duty.name, ms: performance.now() - from });
    }
    left = again;
  }
  const longest = turns.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
  const all = Map.groupBy(turns, ({ duty }) => duty)
    .entries()
    .map(([duty, own]) => ({ duty, seconds: own.reduce((sum, { ms }) => sum + ms, 0) / 1000 }))
    .toArray()
    .toSorted((a, b) => b.seconds - a.seconds);
  taken[name] = { longest, count: turns.length };
  note(`${name}: ${JSON.stringify(taken[name])}`);
  note(
    `${name}, seconds: ${all
      .slice(0, 6)
      .map(({ duty, seconds }) => `${duty} ${seconds.toFixed(1)}`)
      .join(', ')}`,
  );
}

/** Runs `forgetPeople` for the time it has in one tick; tells whether anybody of the round is left to check. */
async function forgetUntil(until: number): Promise<{ isLeft: boolean }> {
  await forgetPeople({ ...ctx, hasTime: () => performance.now() < until });
  const row = await ctx.db
    .selectFrom('round')
    .select('people_checked_at')
    .where('programme_id', '=', programme)
    .where('id', '=', round)
    .executeTakeFirstOrThrow();
  return { isLeft: row.people_checked_at === null };
}

console.log(
  JSON.stringify({
    people: published.matched + published.waiting,
    steps,
    turns: taken,
    broken,
    mails: { found: foundAtFirst + foundAtTheEnd, wanted: wantedAtFirst + wantedAtTheEnd },
    left: after,
    forgotten: {
      people: before['people']! - after['people']!,
      seconds: steps.at(-1)!.seconds,
      ofAll: before['people']!,
    },
  } satisfies Played),
);
process.exit(0);
