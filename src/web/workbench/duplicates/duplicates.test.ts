import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import type { CastName, Stage } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { countQueries } from '../../../../test/countQueries.ts';
import { mailTo } from '../../../../test/mailTo.ts';
import { onOpenRound, onStage } from '../../../../test/onStage.ts';
import { undoLast } from '../../../../test/undoing.ts';
import { reinstate, withdraw } from '../../../rooms/applications/index.ts';
import { compareNew, likelySame } from '../../../rooms/duplicates/index.ts';
import { linkToken, mailCode, ownData, personByAddress, personById } from '../../../rooms/people/index.ts';

/** A person whose address was never confirmed. */
async function unconfirmed(
  ctx: TestCtx,
  cast: Stage,
  name: string,
  address: string,
  country = 'IT',
): Promise<number> {
  const { id } = await ctx.db
    .insertInto('person')
    .values({
      programme_id: cast.programme,
      name,
      address,
      country,
      locale: 'en',
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A pair, suggested or named, and the acts of Tomás (or of `as`) on it. */
async function paired(ctx: TestCtx, cast: Stage, one: string, other: string, as: CastName = 'tomas') {
  const volunteer = browse(ctx, cast, as);
  const named = await volunteer.post('/workbench/duplicates', { one, other });
  const page = new URL(named.location!, 'http://x').pathname.replace(/^\/p\/[^/]+/, '');
  const id = async (address: string) => (await personByAddress(ctx, cast.programme, address))!.id;
  return {
    page,
    merge: async (keep: string, more = {}) =>
      volunteer.post(`${page}/merge?lang=en`, { keep: String(await id(keep)), ...more }),
    duplicate: Number(page.split('/').at(-1)),
  };
}

const undo = (ctx: TestCtx, cast: Stage, kind: string): Promise<number> =>
  undoLast({ ctx, programme: cast.programme, actor: { kind: 'person', id: cast.people.tomas } }, kind);

const LUCA = 'luca@cast.example';
const SLIP = 'luca.ferri@gmial.example';

test('twenty who may be the same as one person are suggested, each on the work list, by as many statements as one is', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'olga');
    for (let n = 0; n < 20; n += 1) await unconfirmed(ctx, cast, 'Olga Bondar', `olga+${n}@cast.example`);
    const { counted, asked } = countQueries(ctx.db);
    await compareNew({ ...ctx, db: counted as typeof ctx.db });
    const matters = await ctx.db.selectFrom('matter').select(['kind', 'urgency']).execute();
    expect(matters).toEqual(Array.from({ length: 20 }, () => ({ kind: 'duplicate-found', urgency: 0 })));
    expect(asked()).toBeLessThan(25);
  }));

test('somebody who comes again under a name in another order is suggested with the reason, at once foreseen for a spreadsheet, and nothing is changed', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    await compareNew(ctx);
    const [row] = await likelySame(ctx, cast.programme, [
      { name: 'FERRI, Luca', address: 'l.ferri@new.example', country: 'IT', answers: [] },
    ]);
    expect(row).toMatchObject({ at: 0, person: cast.people.luca, evidence: ['name-order', 'country'] });
    const twin = await unconfirmed(ctx, cast, 'Ferri Luca', 'l.ferri@new.example');
    await compareNew(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    const list = (await tomas.get('/workbench/duplicates?lang=en')).text;
    expect(list).toContain('the same name in another order');
    const evidence = async (one: string) =>
      (await tomas.get(`/workbench/duplicates?evidence=${one}&said=open&lang=en`)).text.includes(
        'Ferri Luca',
      );
    expect([await evidence('name-order'), await evidence('answers')]).toEqual([true, false]);
    expect(await ctx.db.selectFrom('matter').select('kind').execute()).toEqual([{ kind: 'duplicate-found' }]);
    expect((await tomas.get('/workbench?lang=en')).text).toContain('Somebody may be here twice');
    expect(await personById(ctx, cast.programme, twin)).toMatchObject({ erased_at: null, merged_into: null });
    // With another name there is no reason for the pair any more.
    await ctx.db.updateTable('person').set({ name: 'Nora Bianchi' }).where('id', '=', twin).execute();
    await compareNew(ctx);
    expect((await tomas.get('/workbench/duplicates?lang=en')).text).toContain(
      'Nobody seems to be here twice',
    );
  }));

test('an address that nobody confirmed is joined by a coordinator at once; the person is told, and the log gives it back', () =>
  onOpenRound(async (ctx, cast, round) => {
    const twin = await unconfirmed(ctx, cast, 'Luca Ferri', SLIP);
    const { id: application } = await ctx.db
      .insertInto('application')
      .values({
        programme_id: cast.programme,
        round_id: round.id,
        person_id: twin,
        state: 'submitted',
        state_at: ctx.clock.now(),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const owner = async () =>
      (
        await ctx.db
          .selectFrom('application')
          .select('person_id')
          .where('id', '=', application)
          .executeTakeFirstOrThrow()
      ).person_id;
    const pair = await paired(ctx, cast, LUCA, SLIP);
    expect((await pair.merge(LUCA)).status).toBe(303);
    expect(await owner()).toBe(cast.people.luca);
    expect(await personByAddress(ctx, cast.programme, SLIP)).toBeNull();
    const told = await mailTo(ctx, LUCA);
    expect(told.text).toMatch(/stands with\s+you now/);
    const data = await ownData(ctx, cast.programme, cast.people.luca);
    expect(data['merges']).toEqual([{ otherAddress: SLIP, at: expect.anything() }]);
    // The address may be a stranger's, so no mail goes to it.
    expect(await ctx.db.selectFrom('outbox').select('id').where('address', '=', SLIP).execute()).toEqual([]);
    await undo(ctx, cast, 'people-merged');
    expect(await owner()).toBe(twin);
    expect(await personByAddress(ctx, cast.programme, SLIP)).toMatchObject({ id: twin, name: 'Luca Ferri' });
  }));

test('an application that was withdrawn before its person was joined with another stays so, whoever undoes that', () =>
  onOpenRound(async (ctx, cast, round) => {
    const twin = await unconfirmed(ctx, cast, 'Luca Ferri', SLIP);
    const application = await applied(ctx, cast, round, 'mei');
    await applied(ctx, cast, round, 'luca');
    await ctx.db.updateTable('application').set({ person_id: twin }).where('id', '=', application).execute();
    const { programme } = cast;
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    const gone = await withdraw(ctx, { programme, actor, application });
    const undoes = gone.ok ? gone.event : 0;
    expect((await (await paired(ctx, cast, LUCA, SLIP)).merge(LUCA)).status).toBe(303);
    // Bringing the application back would give it to nobody, and its person would be in the round twice.
    expect(await reinstate(ctx, { programme, actor, application, undoes })).toEqual({
      ok: false,
      reason: 'closed',
    });
    await undo(ctx, cast, 'people-merged');
    expect(await reinstate(ctx, { programme, actor, application, undoes })).toEqual({ ok: true });
    // Nobody is told of the act that was undone either.
    expect(
      await ctx.db.selectFrom('outbox').select('state').where('occasion', '=', `event:${undoes}`).execute(),
    ).toEqual([{ state: 'dropped' }]);
  }));

test('two who are two are not suggested again, until that is undone', () =>
  onStage(async (ctx, cast) => {
    await unconfirmed(ctx, cast, 'Luca Ferri', SLIP);
    await compareNew(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    const pair = await paired(ctx, cast, LUCA, SLIP);
    expect((await tomas.post(`${pair.page}/difference`)).status).toBe(303);
    await ctx.db.updateTable('person').set({ compared_at: null }).execute();
    await compareNew(ctx);
    expect((await tomas.get('/workbench/duplicates?lang=en')).text).toContain('Nobody seems');
    await undo(ctx, cast, 'people-different');
    expect((await tomas.get('/workbench/duplicates?lang=en')).text).toContain('Luca Ferri');
  }));

test('a confirmed address is joined only by a yes from its own mailbox, and a no or a question taken back leaves everything', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const pair = await paired(ctx, cast, LUCA, 'nils@cast.example');
    const asked = await pair.merge(LUCA);
    expect(asked.location).toContain(pair.page);
    expect(await personById(ctx, programme, people.nils)).toMatchObject({ merged_into: null });
    const mail = await mailTo(ctx, 'nils@cast.example');
    expect(mail.text).toContain('l…@cast.example');
    expect(mail.text).not.toContain(LUCA);
    const stranger = browse(ctx, cast);
    expect((await stranger.get(`${mail.link}?lang=en`)).text).toContain('can then read everything');
    await undo(ctx, cast, 'merge-asked');
    expect((await stranger.post(mail.link)).status).not.toBe(303);
    expect(await personById(ctx, programme, people.nils)).toMatchObject({ merged_into: null });

    await pair.merge(LUCA);
    const again = {
      programme,
      person: people.nils,
      purpose: 'merge',
      subject: String(pair.duplicate),
    } as const;
    const link = `/l/${await linkToken(ctx, again)}`;
    await stranger.post(link, { says: 'no' });
    expect(await personById(ctx, programme, people.nils)).toMatchObject({ merged_into: null });
    await stranger.post(link);
    expect(await personById(ctx, programme, people.nils)).toMatchObject({ merged_into: null });

    await pair.merge(LUCA);
    await stranger.post(`/l/${await linkToken(ctx, again)}`, { address: LUCA });
    expect(await personById(ctx, programme, people.nils)).toMatchObject({ merged_into: people.luca });
  }));

test('no volunteer takes over an account: not with an address of their own, nor with one that nobody confirmed, nor with a role they may not give', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    await applied(ctx, cast, round, 'mei');
    const mei = () => personById(ctx, programme, people.mei);
    // The address is a friend's, confirmed or not: Mei's letters and answers stay hers unless she says otherwise.
    const puppet = await unconfirmed(ctx, cast, '陈美', 'puppet@elsewhere.example', 'CN');
    const pair = await paired(ctx, cast, 'mei@cast.example', 'puppet@elsewhere.example');
    expect((await pair.merge('puppet@elsewhere.example')).text).toContain('was never confirmed');
    await ctx.db
      .updateTable('person')
      .set({ address_confirmed_at: ctx.clock.now() })
      .where('id', '=', puppet)
      .execute();
    expect((await pair.merge('puppet@elsewhere.example')).status).toBe(303);
    expect(await mei()).toMatchObject({ address: 'mei@cast.example', merged_into: null });
    // The volunteer is one of the two.
    const own = await paired(ctx, cast, 'mei@cast.example', 'tomas@cast.example');
    expect((await own.merge('tomas@cast.example')).text).toContain('One of the two is you');
    // A matcher may give no roles, and so may not join a volunteer with anybody.
    await ctx.db
      .insertInto('role')
      .values({
        programme_id: programme,
        person_id: people.nils,
        role: 'matcher',
        granted_at: ctx.clock.now(),
      })
      .execute();
    const role = await paired(ctx, cast, 'elif@cast.example', 'mei@cast.example', 'nils');
    expect((await role.merge('mei@cast.example')).text).toContain('who gives roles');
    // Together with other pairs a director may not either: on that page each pair would have to be looked at.
    const several = await browse(ctx, cast, 'tomas').get('/workbench/duplicates/merging?which=all&lang=en');
    expect(several.text).toContain('a director makes them one on their own page');
    // Only coordinators see the desk.
    for (const who of ['ngozi', 'elif', 'mei'] as const)
      expect((await browse(ctx, cast, who).get('/workbench/duplicates')).status).not.toBe(200);
    // Nobody can merge the operator's account away.
    const olga = await paired(ctx, cast, 'olga@cast.example', 'mei@cast.example');
    expect((await olga.merge('mei@cast.example')).text).toContain('runs the installation');
  }));

test('an address that was merged away signs nobody in, and the links that were mailed to it open nothing', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const application = await applied(ctx, cast, round, 'nils');
    const status = {
      programme,
      person: people.nils,
      purpose: 'status',
      subject: String(application),
    } as const;
    const token = await linkToken(ctx, status);
    const there = browse(ctx, cast, 'nils');
    expect((await there.get('/me')).status).toBe(200);
    const pair = await paired(ctx, cast, LUCA, 'nils@cast.example');
    await pair.merge(LUCA);
    const merge = {
      programme,
      person: people.nils,
      purpose: 'merge',
      subject: String(pair.duplicate),
    } as const;
    await browse(ctx, cast).post(`/l/${await linkToken(ctx, merge)}`, { address: LUCA });
    expect((await there.get('/me')).status).not.toBe(200);
    expect((await browse(ctx, cast).get(`/l/${token}`)).text).not.toContain('Nils');
    const stranger = browse(ctx, cast);
    await stranger.post('/sign-in', { address: 'nils@cast.example' });
    const job = ctx.enqueued.findLast(({ name }) => name === 'sign-in-code');
    await mailCode(ctx, { programme, id: Number(job?.data['id']) });
    expect(
      await ctx.db.selectFrom('outbox').select('kind').where('kind', '=', 'sign-in-code').execute(),
    ).toEqual([]);
  }));

test('several who may be one are said to be two each together, and one undo suggests them again', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'luca');
    await unconfirmed(ctx, cast, 'Ferri Luca', 'l.ferri@new.example');
    await compareNew(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    const list = async () => (await tomas.get('/workbench/duplicates?lang=en')).text;
    const several = '/workbench/lists/duplicates/several';
    const { location } = await tomas.post(several, {
      act: 'tell-apart',
      which: 'all',
      count: '1',
      query: '',
    });
    expect(await list()).toContain('Nobody seems to be here twice');
    await tomas.post(`/workbench/lists/duplicates/acts/${/did=(\d+)/.exec(location!)![1]}/undoing`);
    expect(await list()).toContain('Ferri Luca');
  }));
