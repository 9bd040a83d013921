import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import type { Stage } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import {
  askAddressChange,
  linkToken,
  personById,
  takeBackAddress,
  takeBackOffer,
} from '../../../rooms/people/index.ts';

const NEW = 'luca@new.example';

/** Luca applied with an address that he never confirmed. */
async function unreached(ctx: TestCtx, cast: Stage, application: number) {
  const { programme, people } = cast;
  await ctx.db
    .updateTable('person')
    .set({ address_confirmed_at: null, account_id: null })
    .where('id', '=', people.luca)
    .execute();
  const page = `/workbench/applications/${application}`;
  const offer = (address: string) => browse(ctx, cast, 'tomas').post(`${page}/address`, { address });
  const changes = () => ctx.db.selectFrom('address_change').selectAll().execute();
  const mails = (kind: string) =>
    ctx.db.selectFrom('outbox').select(['address', 'text']).where('kind', '=', kind).execute();
  const useLink = async () => {
    const id = (await changes())[0]!.id;
    const link = { programme, person: people.luca, purpose: 'address-offered', subject: String(id) } as const;
    return browse(ctx, cast).post(`/l/${await linkToken(ctx, link)}`);
  };
  const address = async () => (await personById(ctx, programme, people.luca))?.address;
  return { page, offer, changes, mails, useLink, address };
}

test('whom mail does not reach gets a link at the address that a volunteer gives, and mails there once it is used', () =>
  onOpenRound(async (ctx, cast, round) => {
    const luca = await unreached(ctx, cast, await applied(ctx, cast, round, 'luca'));
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get(`${luca.page}?lang=en`)).text).toContain('Give another address');
    expect((await luca.offer(NEW)).status).toBe(303);
    expect(await luca.mails('address-change')).toEqual([
      { address: NEW, text: expect.stringMatching(/volunteers\s+of.*believe[^]*works\s+for\s+a\s+week/) },
    ]);
    expect(await luca.address()).toBe('luca@cast.example');
    expect((await tomas.get(`${luca.page}?lang=en`)).text).toMatch(
      /A link went to <bdi[^>]*>luca@new\.example/,
    );
    ctx.clock.forward(6 * 24);
    await luca.useLink();
    expect(await luca.address()).toBe(NEW);
    // Nobody confirmed the old one: it may be a stranger's, who must not take the account "back".
    expect(await luca.mails('address-changed')).toEqual([]);
  }));

test('an offered address that nobody confirms within a week, or that was taken back, changes nothing', () =>
  onOpenRound(async (ctx, cast, round) => {
    const luca = await unreached(ctx, cast, await applied(ctx, cast, round, 'luca'));
    await luca.offer(NEW);
    const [change] = await luca.changes();
    ctx.clock.forward(8 * 24);
    await luca.useLink();
    expect(await luca.address()).toBe('luca@cast.example');
    await luca.offer(NEW);
    const [again] = await luca.changes();
    expect(again!.id).not.toBe(change!.id);
    const event = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'address-offered')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await browse(ctx, cast, 'tomas').post(`/workbench/log/${event.id}/undoing`);
    expect(await luca.changes()).toEqual([]);
    const of = { programme: cast.programme, actor: { kind: 'timetable' }, person: cast.people.luca } as const;
    expect(await takeBackOffer(ctx, { ...of, change: again!.id, undoes: event.id })).toMatchObject({
      ok: false,
    });
  }));

test('whom mail reaches gets a link, too: the address that they confirmed is told once it is used, and can take it back', () =>
  onOpenRound(async (ctx, cast, round) => {
    const page = `/workbench/applications/${await applied(ctx, cast, round, 'mei')}`;
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get(`${page}?lang=en`)).text).toContain('Give another address');
    expect((await tomas.post(`${page}/address`, { address: NEW })).status).toBe(303);
    const { programme, people } = cast;
    const address = async () => (await personById(ctx, programme, people.mei))?.address;
    expect(await address()).toBe('mei@cast.example');
    const { id } = await ctx.db.selectFrom('address_change').select('id').executeTakeFirstOrThrow();
    const of = { programme, person: people.mei, subject: String(id) } as const;
    await browse(ctx, cast).post(`/l/${await linkToken(ctx, { ...of, purpose: 'address-offered' })}`);
    expect(await address()).toBe(NEW);
    const told = await ctx.db
      .selectFrom('outbox')
      .select('address')
      .where('kind', '=', 'address-changed')
      .execute();
    expect(told).toEqual([{ address: 'mei@cast.example' }]);
    expect(await takeBackAddress(ctx, { programme, change: id })).toEqual({ ok: true });
    expect(await address()).toBe('mei@cast.example');
  }));

test('nobody is offered another address who holds a role, or an address that is somebody else’s', () =>
  onOpenRound(async (ctx, cast, round) => {
    const luca = await unreached(ctx, cast, await applied(ctx, cast, round, 'luca'));
    for (const typed of ['mei@cast.example', 'luca@cast.example', 'luca at home']) {
      const { status, text } = await luca.offer(typed);
      expect([typed, status]).toEqual([typed, 422]);
      expect(text).toContain(`value="${typed}"`);
    }
    await ctx.db
      .insertInto('role')
      .values({
        programme_id: cast.programme,
        person_id: cast.people.luca,
        role: 'moderator',
        granted_at: ctx.clock.now(),
      })
      .execute();
    expect((await luca.offer(NEW)).status).toBe(422);
    expect(await luca.mails('address-change')).toEqual([]);
  }));

test('who may not see addresses may not give one', () =>
  onOpenRound(async (ctx, cast, round) => {
    const luca = await unreached(ctx, cast, await applied(ctx, cast, round, 'luca'));
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.luca).execute();
    const ngozi = browse(ctx, cast, 'ngozi');
    expect((await ngozi.get(`${luca.page}?lang=en`)).text).not.toContain('another address');
    expect((await ngozi.post(`${luca.page}/address`, { address: NEW })).status).toBe(404);
  }));

test('whoever has letters of a partner is offered no address: the operator helps them', () =>
  onOpenRound(async (ctx, cast, round) => {
    const luca = await unreached(ctx, cast, await applied(ctx, cast, round, 'luca'));
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
    expect((await luca.offer(NEW)).status).toBe(422);
    await ctx.db
      .insertInto('suppression')
      .values({
        programme_id: cast.programme,
        address: 'luca@cast.example',
        reason: '550 no such user',
        at: ctx.clock.now(),
      })
      .execute();
    const { text } = await browse(ctx, cast, 'tomas').get(`${luca.page}?lang=en`);
    expect(text).toContain('antipode new-address');
    expect(text).not.toContain('Give another address');
  }));

test('an offer leaves the link that somebody asked for themselves as it is', () =>
  onOpenRound(async (ctx, cast, round) => {
    const luca = await unreached(ctx, cast, await applied(ctx, cast, round, 'luca'));
    const own = { programme: cast.programme, person: cast.people.luca, address: 'luca@own.example' };
    await askAddressChange(ctx, own);
    await luca.offer(NEW);
    expect((await luca.changes()).map(({ address }) => address).toSorted()).toEqual(
      [NEW, own.address].toSorted(),
    );
  }));
