import { expect, test } from 'vitest';
import { applied, stageForm } from '../../../../test/applicant.ts';
import { stage } from '../../../../test/cast.ts';
import type { CastName } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { tick } from '../../../jobs/timetable.ts';
import { approveTopic, createTopic, scheduleTopic } from '../../topics/index.ts';
import { chooseRhythm, unsubscribe } from '../../preferences/index.ts';
import { comingGroups, comingReaders } from '../index.ts';
import type { ComingReader } from '../index.ts';

const ALL = { from: 0, most: Infinity };

/** One line for each mail: kind, reader, and time. */
const line = (kind: string, person: number, at: Date): string => `${kind} ${person} ${at.toISOString()}`;

async function foreseen(ctx: TestCtx, programme: number, kinds: readonly string[]): Promise<string[]> {
  const groups = (await comingGroups(ctx, programme)).filter(({ kind }) => kinds.includes(kind));
  const lines: string[] = [];
  for (const group of groups) {
    const { kind, round, topic, hours } = group;
    const found = await comingReaders(ctx, programme, { kind, round: round.number, topic }, ALL);
    expect(found!.readers).toHaveLength(found!.count);
    const [, second] = found!.readers;
    const part = { from: 1, most: 1 };
    const other = await comingReaders(ctx, programme, { kind, round: round.number, topic }, part);
    expect(other!.readers).toEqual(second ? [second] : []);
    expect(hoursOf(found!.readers)).toEqual(hours);
    expect(group).toMatchObject({
      count: found!.readers.length,
      from: found!.readers[0]!.at,
      until: found!.readers.at(-1)!.at,
    });
    lines.push(...found!.readers.map(({ person, at }) => line(kind, person, at)));
  }
  return lines.sort();
}

/** How many people get it at each time: the list counts what the page of readers shows. */
function hoursOf(readers: readonly ComingReader[]): [number, number][] {
  const hours = new Map<number, number>();
  for (const { at } of readers) hours.set(at.getTime(), (hours.get(at.getTime()) ?? 0) + 1);
  return [...hours].sort(([a], [b]) => a - b);
}

/** Runs the timetable at each instant, and returns the mails in the outbox then, each with the hour at which it leaves. */
async function written(ctx: TestCtx, hours: readonly Date[], kinds: readonly string[]): Promise<string[]> {
  for (const at of hours) {
    ctx.clock.set(at.toISOString());
    await tick(ctx);
  }
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'person_id', 'due_at'])
    .where('kind', 'in', kinds)
    .execute();
  return rows.map((row) => line(row.kind, row.person_id, row.due_at)).sort();
}

test('before the matching, who gets which mail and when is foreseen exactly', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    const states: Partial<Record<CastName, string>> = {
      luca: 'draft',
      mei: 'submitted',
      amina: 'confirmed',
      bao: 'confirmed',
      elif: 'withdrawn',
    };
    for (const [name, state] of Object.entries(states) as [CastName, string][]) {
      const id = await applied(ctx, cast, round, name);
      await db.updateTable('application').set({ state }).where('id', '=', id).execute();
    }
    await db
      .updateTable('application')
      .set({ available_at: ctx.clock.now() })
      .where('person_id', '=', cast.people.bao)
      .execute();
    const kinds = [
      'application-late',
      'application-unconfirmed',
      'availability-request',
      'availability-reminder',
    ];
    const before = await foreseen(ctx, cast.programme, kinds);
    expect(before).toHaveLength(4);
    const { closes, availability, matches } = round.dates;
    const half = new Date((availability.dueAt.getTime() + matches.dueAt.getTime()) / 2);
    expect(await written(ctx, [closes.dueAt, availability.dueAt, half], kinds)).toEqual(before);
    expect(await foreseen(ctx, cast.programme, kinds)).toEqual([]);
  });
});

test('topics and the end are foreseen for each member at their own morning and in their own rhythm, and not for whom they do not reach', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const round = await stageForm(ctx, programme);
    ctx.clock.set('2027-02-12T12:00:00Z');
    const actor = { kind: 'person', id: people.tomas } as const;
    const draft = {
      sourceLocale: 'en',
      author: '',
      title: { en: 'Doors' },
      summary: { en: 'About doors.' },
      essay: { en: 'Long.' },
      questions: [{ en: 'Which?' }, { en: 'Why?' }],
    };
    const made = await createTopic(ctx, { programme, actor, draft });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    await scheduleTopic(ctx, { programme, actor, round: round.id, topic: made.topic });
    await stagePartnership(ctx, programme, round.id, [people.luca, people.mei]);
    expect((await comingGroups(ctx, programme)).map(({ kind }) => kind)).not.toContain('topic');
    const approved = await approveTopic(ctx, { programme, actor, round: round.id, topic: made.topic });
    expect(approved).toEqual({ ok: true });
    await stagePartnership(ctx, programme, round.id, [people.amina, people.bao]);
    await unsubscribe(ctx, { programme, person: people.bao, category: 'topics' });
    await chooseRhythm(ctx, {
      programme,
      person: people.mei,
      rhythm: 'weekly',
      everything: false,
      onlyActs: false,
      quiet: null,
    });
    await db
      .insertInto('suppression')
      .values({ programme_id: programme, address: 'amina@cast.example', reason: 'x', at: ctx.clock.now() })
      .execute();
    const kinds = ['topic', 'ending-soon', 'farewell'];
    const before = await foreseen(ctx, programme, kinds);
    expect(before.filter((one) => one.startsWith('topic'))).toHaveLength(2);
    const which = { kind: 'topic', round: round.number, topic: made.topic };
    const first = await comingReaders(ctx, programme, which, ALL);
    expect(first!.readers.map(({ person, isGathered }) => [person, isGathered])).toContainEqual([
      people.mei,
      true,
    ]);
    const { due_at: topicAt } = await db.selectFrom('round_topic').select('due_at').executeTakeFirstOrThrow();
    const { ends } = round.dates;
    const all = await written(
      ctx,
      [topicAt, new Date(ends.dueAt.getTime() - 7 * 86_400_000), ends.dueAt],
      kinds,
    );
    // A mail that waits for a dead address is dropped at its hour.
    expect(all.filter((one) => !one.includes(` ${people.amina} `))).toEqual(before);
  });
});
