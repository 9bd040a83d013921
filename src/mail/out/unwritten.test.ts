import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onOpenRound } from '../../../test/onStage.ts';
import { mailById } from '../../rooms/outbox/index.ts';

const MANY = 21;

test('of mails to very many none is written before somebody looks at it', () =>
  onOpenRound(async (ctx, { programme, people }, round) => {
    await sql`
      with own as (
        insert into person (programme_id, address, address_confirmed_at, name, locale, created_at)
        select ${programme}, 'p' || n || '@crowd.example', ${ctx.clock.now()}, 'Reader ' || n, 'en', ${ctx.clock.now()}
        from generate_series(1, ${MANY}) n returning id)
      insert into application (programme_id, round_id, person_id, state, state_at, created_at, waiting_reason)
      select ${programme}, ${round.id}, id, 'waiting', ${ctx.clock.now()}, ${ctx.clock.now()}, 'noCandidate' from own`.execute(
      ctx.db,
    );
    const waiting = await ctx.db
      .selectFrom('application')
      .select(['id', 'person_id'])
      .where('state', '=', 'waiting')
      .execute();
    const mails = waiting.map(({ id, person_id: person }) => ({
      programme,
      kind: 'waiting' as const,
      occasion: `round:${round.id}`,
      person,
      data: { application: id },
    }));
    const stored = () =>
      ctx.db.selectFrom('outbox').select(['id', 'text']).where('kind', '=', 'waiting').execute();

    await ctx.mailer.queue(ctx, mails.slice(0, 2));
    expect((await stored()).map(({ text }) => text !== '')).toEqual([true, true]);

    await ctx.mailer.queue(ctx, mails);
    const all = await stored();
    expect(all).toHaveLength(MANY);
    const unwritten = all.filter(({ text }) => text === '');
    expect(unwritten).toHaveLength(MANY - 2);
    const viewer = { person: people.tomas, account: null, operator: false };
    const one = await mailById(ctx, programme, viewer, unwritten[0]!.id);
    expect(one?.subject).toContain('partner');
    expect(one?.text).toContain('Reader');
  }));
