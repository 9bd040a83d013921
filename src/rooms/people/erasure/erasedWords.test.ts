import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { stageRound } from '../../../../test/cast.ts';
import type { CastName, Stage } from '../../../../test/cast.ts';
import { hits } from '../../../../test/claims/hits.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onStage } from '../../../../test/onStage.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { json } from '../../../db/json.ts';
import { takenMail } from '../../../../test/inbox.ts';
import { banAgain, banWriter, liftBan } from '../../discussion/index.ts';
import { erasePerson, ownData } from '../index.ts';

const erases = (ctx: TestCtx, cast: Stage, who: CastName) =>
  erasePerson(ctx, {
    programme: cast.programme,
    actor: { kind: 'person', id: cast.people[who] },
    person: cast.people[who],
  });

test('the reason of a ban stands with the writer alone: the log has none, and lifting it can be undone', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const act = { programme, actor: { kind: 'person', id: people.bao } as const, person: people.nils };
    await banWriter(ctx, { ...act, reason: 'Nils sells kites.' });
    await liftBan(ctx, act);
    expect(Object.keys(await hits(ctx.db, ['sells kites']))).not.toContain('event.data');
    expect(await banAgain(ctx, act)).toEqual({ ok: true });
    expect(Object.keys(await hits(ctx.db, ['sells kites']))).toContain('commenter.ban_reason');
    await erases(ctx, cast, 'nils');
    expect(await hits(ctx.db, ['sells kites'])).toEqual({});
  }));

test('their words in somebody else’s conversation go, and the mails that told volunteers of them', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { thread, message } = await takenMail(ctx, cast, 'luca', { body: 'I keep pelicans.' });
    await ctx.db.updateTable('thread').set({ person_id: people.mei }).where('id', '=', thread).execute();
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'unsubscribed', occasion: 'a', person: people.tomas, data: { category: 'topics' } },
    ]);
    await ctx.db
      .updateTable('outbox')
      .set({ kind: 'inbox-notice', text: 'Luca writes: I keep pelicans.', data: json({ thread, message }) })
      .where('person_id', '=', people.tomas)
      .execute();
    expect(Object.keys(await hits(ctx.db, ['pelicans']))).toEqual(['outbox.text', 'thread_message.body']);
    await erases(ctx, cast, 'luca');
    expect(await hits(ctx.db, ['pelicans'])).toEqual({});
  }));

test('mails to others go blank where they tell the address, and pictures of their mails go', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'unsubscribed', occasion: 'a', person: people.tomas, data: { category: 'topics' } },
      { programme, kind: 'unsubscribed', occasion: 'b', person: people.mei, data: { category: 'topics' } },
    ]);
    await ctx.db
      .updateTable('outbox')
      .set({ text: 'From luca@cast.example' })
      .where('person_id', '=', people.tomas)
      .execute();
    await ctx.db
      .insertInto('file')
      .values({
        programme_id: programme,
        kind: 'image/png',
        sha256: Buffer.from('a'),
        bytes: Buffer.from('A picture'),
        created_by: people.luca,
        from_mail: true,
        created_at: ctx.clock.now(),
      })
      .execute();
    await erases(ctx, cast, 'luca');
    const mails = await ctx.db
      .selectFrom('outbox')
      .select(['person_id', 'text'])
      .orderBy('person_id')
      .execute();
    expect(mails.map(({ person_id, text }) => [person_id, text === ''])).toEqual([
      [people.mei, false],
      [people.tomas, true],
    ]);
    expect(await ctx.db.selectFrom('file').select('id').execute()).toEqual([]);
  }));

test('of mails to partners and about their partnerships those go blank that tell the name, and no others', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const round = await stageForm(ctx, programme);
    const partnership = await stagePartnership(ctx, programme, round.id, [people.luca, people.mei]);
    const none = { category: 'topics' };
    const mails: [number, { category: string; partnership?: number }][] = [
      [people.mei, { ...none, partnership }],
      [people.mei, none],
      [people.tomas, { ...none, partnership }],
      [people.tomas, none],
    ];
    await ctx.mailer.queue(
      ctx,
      mails.map(([person, data], k) => ({ programme, kind: 'unsubscribed', occasion: `${k}`, person, data })),
    );
    const { name } = await ctx.db
      .selectFrom('person')
      .select('name')
      .where('id', '=', people.luca)
      .executeTakeFirstOrThrow();
    await ctx.db
      .updateTable('outbox')
      .set({ text: `${name} is your partner.` })
      .execute();
    await erases(ctx, cast, 'luca');
    const left = await ctx.db
      .selectFrom('outbox')
      .select(['occasion', 'text'])
      .where('kind', '=', 'unsubscribed')
      .orderBy('occasion')
      .execute();
    expect(left.map(({ text }) => text === '')).toEqual([true, true, true, false]);
  }));

test('former partners are in the file of own data, by round', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const [old, now] = [
      await stageForm(ctx, programme),
      await stageRound(ctx, programme, '2027-06-10T09:00', 2),
    ];
    const first = await stagePartnership(ctx, programme, old.id, [people.amina, people.luca]);
    await stagePartnership(ctx, programme, now.id, [people.amina, people.mei]);
    const ended_at = ctx.clock.now();
    await ctx.db
      .updateTable('partnership')
      .set({ state: 'ended', ended_at })
      .where('id', '=', first)
      .execute();
    const [person_a, person_b] = [people.amina, people.nils].toSorted((a, b) => a - b) as [number, number];
    await ctx.db
      .insertInto('former_pair')
      .values({ programme_id: programme, person_a, person_b, round_label: 'Spring 2019', at: ended_at })
      .execute();
    ctx.clock.set('2027-02-12T12:00:00Z');
    const own = await ownData(ctx, programme, people.amina);
    expect(own['formerPartners']).toEqual([
      { partner: 'Luca Ferri', round: '1', until: ended_at },
      { partner: 'Nils Dahl', round: 'Spring 2019', until: null },
    ]);
  }));
