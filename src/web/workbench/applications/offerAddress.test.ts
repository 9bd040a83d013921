import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import type { Stage } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { holdChanges } from '../../../rooms/people/addresses/holdChanges.ts';
import type { Purpose } from '../../../rooms/kinds.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
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
    // The old address was never confirmed. It may be a stranger's, who must not take the account "back".
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

test('nobody is offered another address who safeguards, or an address that is somebody else’s', () =>
  onOpenRound(async (ctx, cast, round) => {
    const luca = await unreached(ctx, cast, await applied(ctx, cast, round, 'luca'));
    for (const typed of ['mei@cast.example', 'luca@cast.example', 'luca at home']) {
      const { status, text } = await luca.offer(typed);
      expect([typed, status]).toEqual([typed, 422]);
      expect(text).toContain(`value="${typed}"`);
    }
    const role = { programme_id: cast.programme, person_id: cast.people.luca, granted_at: ctx.clock.now() };
    await ctx.db
      .insertInto('role')
      .values({ ...role, role: 'safeguarding' })
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

/** Luca and Mei are partners, and Tomás gave Luca another address, whose link was used. */
async function late(ctx: TestCtx, cast: Stage, round: Round) {
  const { programme, people } = cast;
  const application = await applied(ctx, cast, round, 'luca');
  await stagePartnership(ctx, programme, round.id, [people.luca, people.mei]);
  const page = `/workbench/applications/${application}`;
  const offer = () => browse(ctx, cast, 'tomas').post(`${page}/address?lang=en`, { address: NEW });
  const change = async () =>
    (await ctx.db.selectFrom('address_change').select('id').where('done_at', 'is', null).executeTakeFirst())
      ?.id;
  const link = async (purpose: Purpose, person = people.luca, fields = {}) => {
    const of = { programme, person, purpose, subject: String(await change()) };
    return browse(ctx, cast).post(`/l/${await linkToken(ctx, of)}`, fields);
  };
  const pass = async (days: number) => {
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'sent' })
      .where('kind', '=', 'address-changing')
      .execute();
    ctx.clock.forward(days * 24);
    await holdChanges(ctx);
  };
  const address = async () => (await personById(ctx, programme, people.luca))?.address;
  const told = async (kind: string) =>
    (await ctx.db.selectFrom('outbox').select('address').where('kind', '=', kind).execute()).map(
      (one) => one.address,
    );
  return { page, offer, change, link, pass, address, told };
}

test('for whoever has letters another address waits a week, the one before is told and can say no, and partners have to say yes', () =>
  onOpenRound(async (ctx, cast, round) => {
    const luca = await late(ctx, cast, round);
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get(`${luca.page}?lang=en`)).text).toContain('it takes hold a week after');
    expect((await luca.offer()).status).toBe(303);
    const friend = await luca.link('address-offered');
    expect(friend.location).not.toMatch(/sign-in/);
    expect(await luca.told('address-changing')).toEqual(['luca@cast.example']);
    expect(await luca.told('address-vouch')).toEqual(['mei@cast.example']);
    const shown = (await tomas.get(`${luca.page}?lang=en`)).text;
    expect(shown).toMatch(/was confirmed, and waits until.*A partner is asked.*no yes yet/s);
    ctx.clock.forward(7 * 24);
    await luca.pass(1);
    expect(await luca.address()).toBe('luca@cast.example');
    await luca.link('address-vouch', cast.people.mei, { says: 'no' });
    await luca.pass(1);
    expect(await luca.address()).toBe('luca@cast.example');
    const seen = (await browse(ctx, cast, 'tomas').get(`${luca.page}?lang=en`)).text;
    expect(seen).toContain('A partner does not know of it');
    await luca.link('address-vouch', cast.people.mei);
    await luca.pass(1);
    expect(await luca.address()).toBe(NEW);
    expect(await luca.told('address-changed')).toEqual(['luca@cast.example']);
  }));

test('the address before says no, and nothing changes', () =>
  onOpenRound(async (ctx, cast, round) => {
    const luca = await late(ctx, cast, round);
    await luca.offer();
    await luca.link('address-offered');
    await luca.link('address-vouch', cast.people.mei);
    await luca.link('address-kept');
    await luca.pass(8);
    expect([await luca.address(), await luca.change()]).toEqual(['luca@cast.example', undefined]);
    // The volunteer can also take the address back on the page.
    await luca.offer();
    await luca.link('address-offered');
    const form = { change: String(await luca.change()) };
    await browse(ctx, cast, 'tomas').post(`${luca.page}/address/removal`, form);
    expect(await luca.change()).toBeUndefined();
  }));

test('an address waits while the mail to the one before has not left, and for partners who came since', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const luca = await late(ctx, cast, round);
    await luca.offer();
    await luca.link('address-offered');
    await luca.link('address-vouch', people.mei);
    ctx.clock.forward(30 * 24);
    await holdChanges(ctx);
    expect(await luca.address()).toBe('luca@cast.example');
    await ctx.db.updateTable('membership').set({ left_at: ctx.clock.now() }).execute();
    await stagePartnership(ctx, programme, round.id, [people.luca, people.nils]);
    await luca.pass(1);
    expect(await luca.address()).toBe('luca@cast.example');
    expect(await luca.told('address-vouch')).toEqual(['mei@cast.example', 'nils@cast.example']);
    await luca.link('address-vouch', people.nils);
    // No volunteer can open a private conversation.
    const now = ctx.clock.now();
    const times = { state_at: now, opened_at: now, last_at: now, private_at: now };
    const thread = { programme_id: programme, person_id: people.luca, state: 'waiting', ...times };
    await ctx.db.insertInto('thread').values(thread).execute();
    await luca.pass(1);
    expect(await luca.address()).toBe('luca@cast.example');
    await ctx.db.updateTable('thread').set({ private_at: null }).execute();
    await luca.pass(1);
    expect(await luca.address()).toBe(NEW);
  }));

test('no volunteer comes by a role or by letters with an address that was given before these were there', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const application = await applied(ctx, cast, round, 'luca');
    const role = (name: 'director' | 'safeguarding' | 'moderator') =>
      ctx.db
        .insertInto('role')
        .values({ programme_id: programme, person_id: people.luca, role: name, granted_at: ctx.clock.now() })
        .execute();
    const noRoles = () => ctx.db.deleteFrom('role').where('person_id', '=', people.luca).execute();
    const page = `/workbench/applications/${application}`;
    const matcher = { programme_id: programme, person_id: people.nils, role: 'matcher' } as const;
    await ctx.db
      .insertInto('role')
      .values({ ...matcher, granted_at: ctx.clock.now() })
      .execute();
    const offer = async (by: 'tomas' | 'nils') =>
      (await browse(ctx, cast, by).post(`${page}/address`, { address: NEW })).status;
    // A matcher gives no other address to a person with a role; a director gives none to a director or a person for safeguarding.
    await role('moderator');
    expect([await offer('nils'), await offer('tomas')]).toEqual([422, 303]);
    await noRoles();
    for (const name of ['director', 'safeguarding'] as const) {
      await role(name);
      expect([name, await offer('nils'), await offer('tomas')]).toEqual([name, 422, 422]);
      await noRoles();
    }
    await ctx.db.deleteFrom('address_change').execute();
    // The address was offered while there was neither role nor partner. Changes before the link is used count.
    const useLink = async () => {
      const { id } = await ctx.db.selectFrom('address_change').select('id').executeTakeFirstOrThrow();
      const of = { programme, person: people.luca, purpose: 'address-offered', subject: String(id) } as const;
      await browse(ctx, cast).post(`/l/${await linkToken(ctx, of)}`);
      return (await personById(ctx, programme, people.luca))?.address;
    };
    expect(await offer('tomas')).toBe(303);
    await role('director');
    expect(await useLink()).toBe('luca@cast.example');
    await noRoles();
    expect(await offer('tomas')).toBe(303);
    await stagePartnership(ctx, programme, round.id, [people.luca, people.mei]);
    expect(await useLink()).toBe('luca@cast.example');
    // There is no way either when nobody is left who could vouch for the person.
    await ctx.db.deleteFrom('address_change').execute();
    await ctx.db
      .updateTable('person')
      .set({ erased_at: ctx.clock.now() })
      .where('id', '=', people.mei)
      .execute();
    expect(await offer('tomas')).toBe(422);
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
