import { expect, test } from 'vitest';
import {
  answerAvailability,
  answersOf,
  applicationById,
  beginApplication,
  closeApplications,
  standingOf,
  startApplication,
  handOver,
} from '../../../src/rooms/applications/index.ts';
import { tick } from '../../../src/jobs/timetable.ts';
import { publish, runMatch, startRun } from '../../../src/rooms/pairing/index.ts';
import { purgeRounds } from '../../../src/rooms/partnerships/index.ts';
import { questionsOf } from '../../../src/rooms/programmes/index.ts';
import { giveAnswers, applied, stageForm } from '../../applicant.ts';
import { browse } from '../../browse.ts';
import type { TestCtx } from '../../context.ts';
import { asMatcher, onOpenRound } from '../../onStage.ts';
import { withoutMarkup } from '../../withoutMarkup.ts';

const HOPES = 'To see how others do it.';

/** Whether a person who begins an application with only their address, and opens the mailed link, finds their hopes again. */
async function findsAgain(
  ctx: TestCtx,
  { programme, round, person }: { programme: number; round: number; person: number },
): Promise<boolean> {
  const begun = await startApplication(ctx, { programme, round, address: 'nils@cast.example', locale: 'en' });
  if (!begun.ok) throw new Error(begun.reason);
  const own = await handOver(ctx, { programme, person, application: begun.application });
  const answers = await answersOf(ctx, programme, own!.id);
  return [...answers.values()].some(({ value }) => value === HOPES);
}

test('what a draft holds at the closing is found in the next application, until the date that the mail names', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.nils } as const;
    const whose = { programme, round: round.id, person: people.nils };
    const { id: application } = await beginApplication(ctx, { ...whose, actor });
    await giveAnswers(ctx, { ...whose, application }, { hopes: HOPES });
    ctx.clock.set('2027-02-01T09:00:00Z');
    await closeApplications(ctx);
    const { text } = await ctx.db
      .selectFrom('outbox')
      .select('text')
      .where('kind', '=', 'application-late')
      .executeTakeFirstOrThrow();
    // The data of the round are deleted on 1 September, at nine in Madrid and in Oslo.
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/kept until Wednesday, 1 September 2027, 09:00/);

    ctx.clock.set('2027-08-20T12:00:00Z');
    const second = await stageForm(ctx, programme, '2027-08-10T09:00', 2);
    await purgeRounds(ctx);
    expect(await findsAgain(ctx, { ...whose, round: second.id })).toBe(true);

    ctx.clock.set(round.dates.purges.dueAt.toISOString());
    await purgeRounds(ctx);
    await ctx.db.deleteFrom('application').where('round_id', '=', second.id).execute();
    ctx.clock.set('2028-01-20T12:00:00Z');
    const third = await stageForm(ctx, programme, '2028-01-10T09:00', 3);
    expect(await findsAgain(ctx, { ...whose, round: third.id })).toBe(false);
  }));

test('who is in changes answers until the closing, and withdraws after it', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'mei');
    const mei = browse(ctx, cast, 'mei');
    const steps = await questionsOf(ctx, cast.programme, round.id);
    const at = steps.findIndex(({ questions }) => questions.some(({ role }) => role === 'hopes'));
    const fields = Object.fromEntries(
      steps[at]!.questions.flatMap(({ id, role }) =>
        role === 'hopes'
          ? [[`q${id}`, HOPES]]
          : role === 'interests'
            ? [[`q${id}`, 'learning']]
            : [[`q${id}`, 'Here.']],
      ),
    );
    const hopes = async (): Promise<boolean> =>
      [...(await answersOf(ctx, cast.programme, id)).values()].some(({ value }) => value === HOPES);
    const change = () => mei.post(`/rounds/1/application/steps/${at + 1}`, fields);

    ctx.clock.set(new Date(round.dates.closes.dueAt.getTime() + 60_000).toISOString());
    await closeApplications(ctx);
    await change();
    expect(await hopes()).toBe(false);
    expect(withoutMarkup((await mei.get(`/applications/${id}/withdrawal`)).text)).toContain('Yes, withdraw');
    ctx.clock.set(new Date(round.dates.closes.dueAt.getTime() - 60_000).toISOString());
    await change();
    expect(await hopes()).toBe(true);

    ctx.clock.set(new Date(round.dates.matches.dueAt.getTime() + 60_000).toISOString());
    await mei.post(`/applications/${id}/withdrawal`);
    expect(withoutMarkup((await mei.get('/status')).text)).toContain('You have withdrawn');
  }));

test('where one stands says until when what was written is kept, and nothing of it afterwards', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const whose = { programme, round: round.id, person: people.nils };
    await beginApplication(ctx, { ...whose, actor: { kind: 'person', id: people.nils } });
    const nils = () => browse(ctx, cast, 'nils');
    ctx.clock.set(new Date(round.dates.closes.dueAt.getTime() + 60_000).toISOString());
    expect(withoutMarkup((await nils().get('/status')).text)).toMatch(
      /is kept until\W+Wednesday,? 1 September/,
    );
    ctx.clock.set(new Date(round.dates.purges.dueAt.getTime() + 60_000).toISOString());
    const page = withoutMarkup((await nils().get('/status')).text);
    expect(page).toContain('not sent in or confirmed in time');
    expect(page).not.toContain('kept until');
  }));

test('each step that is foreseen comes on its day, and the last one names a partner or says why there is none', () =>
  asMatcher(async ({ ctx, cast, round, programme, actor }) => {
    const { people } = cast;
    const others = ['luca@cast.example', 'mei@cast.example'];
    const luca = await applied(ctx, cast, round, 'luca');
    const mei = await applied(ctx, cast, round, 'mei');
    const nils = await applied(ctx, cast, round, 'nils', { exclusions: others });
    const all = [luca, mei, nils];
    const next = async (id: number) =>
      (await standingOf(ctx, (await applicationById(ctx, programme, id))!)).next;
    /** Goes to the promised moment, and does everything that is due then. */
    const goTo = async (kind: string): Promise<void> => {
      const step = await next(nils);
      expect(step).toMatchObject({ kind });
      if ('at' in step) ctx.clock.set(new Date(step.at.getTime() + 1000).toISOString());
      await tick(ctx);
    };
    const got = async (kind: string): Promise<number[]> =>
      (await ctx.db.selectFrom('outbox').select('person_id').where('kind', '=', kind).execute()).map(
        ({ person_id: person }) => person,
      );

    await goTo('availability');
    expect((await got('availability-request')).toSorted((a, b) => a - b)).toEqual(
      [people.luca, people.mei, people.nils].toSorted((a, b) => a - b),
    );
    await ctx.db.updateTable('outbox').set({ state: 'sent', sent_at: ctx.clock.now() }).execute();
    await tick(ctx);
    expect(await next(nils)).toMatchObject({ kind: 'answer' });
    for (const application of all)
      await answerAvailability(ctx, { programme, actor, application, available: true });

    await goTo('matches');
    const run = await startRun(ctx, { programme, round: round.id, actor });
    await runMatch(ctx, { programme, run: run.ok ? run.run : 0 });
    expect(await publish(ctx, { programme, round: round.id, actor })).toMatchObject({ ok: true });
    expect(await next(luca)).toMatchObject({ kind: 'introduces' });
    // The waiting mail already says what it will say then.
    const toNils = await ctx.db.selectFrom('outbox').select('text').where('kind', '=', 'waiting').execute();
    expect(toNils[0]?.text).not.toContain('tells you who your partner is');
    expect(withoutMarkup((await browse(ctx, cast, 'nils').get('/status')).text)).not.toContain(
      'No partner yet',
    );
    await goTo('introduces');
    expect((await got('introduction')).toSorted((a, b) => a - b)).toEqual(
      [people.luca, people.mei].toSorted((a, b) => a - b),
    );
    expect(await got('waiting')).toEqual([people.nils]);
    expect(await next(luca)).toMatchObject({ kind: 'ends', at: round.dates.ends.dueAt });
  }));
