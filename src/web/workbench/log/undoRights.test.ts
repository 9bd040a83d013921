import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { CAST } from '../../../../test/cast.ts';
import type { CastName } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { json } from '../../../db/json.ts';
import { addHost, programmesWithHosts, removeHost } from '../../../rooms/programmes/index.ts';
import { grantRole } from '../../../rooms/people/index.ts';
import type { Role } from '../../../rooms/people/index.ts';
import type { Audience } from '../../route.ts';
import { BROUGHT, UNDO, routes } from '../../brought.ts';
import { EVENTS } from '../../../rooms/brought.ts';
import type { Undo } from '../../brings.ts';

test('whatever can be undone asks the right of doing it', () => {
  const kinds = Object.entries(EVENTS).flatMap(([kind, { undone }]) => (undone ? [kind] : []));
  expect(Object.keys(UNDO).toSorted()).toEqual(kinds.toSorted());
  for (const [kind, undo] of Object.entries<Undo>(UNDO)) {
    const done = routes.find(({ method, path }) => method === 'POST' && path === undo.at);
    expect(BROUGHT.undoOf(kind)?.by, kind).toEqual(done!.audience);
  }
});

const mayDo = (member: { role?: Role; operator?: true; name: string }, by: Audience): boolean =>
  typeof by === 'string'
    ? by === 'operator' && member.operator === true
    : by.volunteer.some((role) => role === member.role || (member.operator && role === 'director'));

test('nobody undoes what they may not do, whatever stands in the log', async () => {
  await onStage(async (ctx, cast) => {
    const event = async (kind: string): Promise<number> =>
      (
        await ctx.db
          .insertInto('event')
          .values({
            programme_id: cast.programme,
            at: ctx.clock.now(),
            actor_kind: 'operator',
            actor_id: cast.accounts.olga,
            kind,
            subject_kind: 'nothing',
            subject_id: 999_999,
            data: json({}),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    const others: string[] = [];
    for (const name of Object.keys(CAST) as CastName[]) {
      const browser = browse(ctx, cast, name);
      for (const kind of Object.keys(UNDO)) {
        if (mayDo(CAST[name], BROUGHT.undoOf(kind)!.by)) continue;
        const answer = await browser.post(`/workbench/log/${await event(kind)}/undoing`);
        if (answer.status !== 404) others.push(`${name}: ${kind} → ${answer.status}`);
      }
    }
    expect(others).toEqual([]);
  });
});

test("a director neither undoes the operator's word about host names nor is offered to", async () => {
  await onStage(async (ctx, cast) => {
    const { programme } = cast;
    const actor = { kind: 'operator', id: cast.accounts.olga } as const;
    await addHost(ctx, { programme, actor, host: 'old.example' });
    await removeHost(ctx, { programme, actor, host: 'old.example' });
    await addHost(ctx, { programme, actor, host: 'new.example' });
    const events = await ctx.db
      .selectFrom('event')
      .select(['id', 'kind'])
      .where('kind', 'in', ['host-added', 'host-removed'])
      .orderBy('id', 'desc')
      .execute();
    const tomas = browse(ctx, cast, 'tomas');
    for (const { id } of events) {
      expect((await tomas.get('/workbench/log')).text).not.toContain(`/log/${id}/undoing`);
      expect((await tomas.post(`/workbench/log/${id}/undoing`)).status).toBe(404);
    }
    expect((await programmesWithHosts(ctx))[0]!.hosts).toEqual(['new.example']);
    const olga = browse(ctx, cast, 'olga');
    const removed = events.find(({ kind }) => kind === 'host-removed')!.id;
    expect((await olga.get('/workbench/log')).text).toContain(`/log/${removed}/undoing`);
    expect((await olga.post(`/workbench/log/${removed}/undoing`)).status).toBe(303);
    expect((await programmesWithHosts(ctx))[0]!.hosts).toEqual(['new.example', 'old.example']);
  });
});

test('the role of the only director is not taken back, and it is said why', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    await grantRole(ctx, { programme, actor, person: people.luca, role: 'director', country: null });
    const { id } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'role-granted')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const directors = ctx.db.updateTable('role').where('role', '=', 'director');
    await directors.where('person_id', '<>', people.luca).set({ ended_at: ctx.clock.now() }).execute();
    const luca = browse(ctx, cast, 'luca');
    await luca.post(`/workbench/log/${id}/undoing`);
    const said = withoutMarkup((await luca.get('/workbench/log?lang=en')).text);
    expect(said).toContain('A programme needs a director. Give somebody else that role first.');
  }));
