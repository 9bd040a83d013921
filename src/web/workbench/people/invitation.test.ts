import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import type { Stage } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { lastCode } from '../../../../test/lastCode.ts';
import { onStage } from '../../../../test/onStage.ts';
import { createLimits } from '../../request/limits.ts';
import { linkToken, mailCode, personByAddress, rolesOf } from '../../../rooms/people/index.ts';

/** Tomás invites a person to direct with him. Returns the path of the mailed link, and its person. */
async function invites(
  ctx: TestCtx,
  cast: Stage,
  address: string,
): Promise<{ path: string; person: number }> {
  const tomas = browse(ctx, cast, 'tomas');
  expect((await tomas.post('/workbench/people/invitations', { address, role: 'director' })).status).toBe(303);
  const person = (await personByAddress(ctx, cast.programme, address))!.id;
  const { id } = await ctx.db
    .selectFrom('invitation')
    .select('id')
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  const link = { programme: cast.programme, person, purpose: 'invitation', subject: String(id) } as const;
  return { path: `/l/${await linkToken(ctx, link)}`, person };
}

test('whoever has the link of an invitation alone, as from a forwarded mail, gets neither the role nor a session', () =>
  onStage(async (ctx, cast) => {
    const { path, person } = await invites(ctx, cast, 'olga@cast.example');
    expect(person).toBe(cast.people.olga);
    const thief = browse(ctx, cast);
    expect((await thief.get(path)).text).not.toContain('olga@cast.example');
    const asked = await thief.post(path);
    expect(asked.text).toContain('one-time-code');
    expect(asked.text).toContain('o…@cast.example');
    expect(asked.text).not.toContain('olga@cast.example');
    const code = await lastCode(ctx, cast.programme);
    const wrong = code === '123456' ? '654321' : '123456';
    expect((await thief.post(path, { 'act-code': wrong })).status).toBe(422);
    expect(thief.cookies.has('session')).toBe(false);
    expect((await thief.site.get('/operator')).location).toContain('/sign-in');
    expect(await rolesOf(ctx, cast.programme, person)).toEqual([]);

    // The right code does not work in another browser, nor does a code that another browser asked for.
    const other = browse(ctx, cast);
    await other.post(path);
    expect((await other.post(path, { 'act-code': code })).status).toBe(422);
    const nils = browse(ctx, cast);
    await nils.post('/sign-in', { address: 'nils@cast.example' });
    nils.cookies.set('proving', nils.cookies.get('signing-in')!);
    expect((await nils.post(path, { 'act-code': await lastCode(ctx, cast.programme) })).status).toBe(422);
    expect(await rolesOf(ctx, cast.programme, person)).toEqual([]);
  }));

test('the code goes to the invited address at that moment, says what it is for, and gives role and session', () =>
  onStage(async (ctx, cast) => {
    const { path, person } = await invites(ctx, cast, 'sana@new.example');
    const sana = browse(ctx, cast);
    const asked = await sana.post(path, { name: 'Sana Malik' });
    expect(asked.text).toContain('type="hidden" name="name" value="Sana Malik"');
    await mailCode(ctx, { programme: cast.programme, id: Number(ctx.enqueued.at(-1)?.data['id']) });
    const mail = await ctx.db
      .selectFrom('outbox')
      .selectAll()
      .where('kind', '=', 'act-code')
      .executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ person_id: person, address: 'sana@new.example', private: true });
    expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('accept the invitation');
    const actCode = await lastCode(ctx, cast.programme);
    const done = await sana.post(path, { name: 'Sana Malik', 'act-code': actCode });
    expect(done.location).toMatch(/\/workbench$/);
    expect(sana.cookies.has('device')).toBe(true);
    expect((await sana.get('/workbench/people')).text).toContain('Sana Malik');
    expect((await browse(ctx, cast).get(path)).status).toBe(404);
  }));

test('the invited person who is signed in accepts with the code they have just entered, and else with another', () =>
  onStage(async (ctx, cast) => {
    const { path } = await invites(ctx, cast, 'luca@cast.example');
    const idle = browse(ctx, cast, 'luca', { proved: false });
    expect((await idle.get(`${path}?lang=en`)).text).toContain('enter the code that we then mail');
    expect((await idle.post(path)).text).toContain('one-time-code');
    expect(await rolesOf(ctx, cast.programme, cast.people.luca)).toEqual([]);
    const luca = browse(ctx, cast, 'luca');
    await luca.get('/me');
    expect((await luca.get(`${path}?lang=en`)).text).not.toContain('enter the code');
    const session = luca.cookies.get('session');
    expect((await luca.post(path)).location).toMatch(/\/workbench$/);
    expect(luca.cookies.get('session')).toBe(session);
    expect(await rolesOf(ctx, cast.programme, cast.people.luca)).toHaveLength(1);
  }));

test('somebody else who is signed in is told whose invitation it is, and takes nothing with their own code', () =>
  onStage(async (ctx, cast) => {
    const { path, person } = await invites(ctx, cast, 'sana@new.example');
    const nils = browse(ctx, cast, 'nils');
    const shown = (await nils.get(path)).text;
    expect(shown).toContain('signed in as <bdi>Nils Dahl</bdi>');
    expect((await nils.post(path, { name: 'Sana' })).text).toContain('one-time-code');
    expect(await rolesOf(ctx, cast.programme, person)).toEqual([]);
    expect(await rolesOf(ctx, cast.programme, cast.people.nils)).toEqual([]);
    const before = nils.cookies.get('session');
    await nils.post(path, { name: 'Sana', 'act-code': await lastCode(ctx, cast.programme) });
    expect(nils.cookies.get('session')).not.toBe(before);
    expect((await nils.get('/me')).text).toContain('sana@new.example');
  }));

test('an invitation that was taken back while the code was on its way gives nothing', () =>
  onStage(async (ctx, cast) => {
    const { path, person } = await invites(ctx, cast, 'sana@new.example');
    const sana = browse(ctx, cast);
    await sana.post(path, { name: 'Sana' });
    const actCode = await lastCode(ctx, cast.programme);
    const { id } = await ctx.db.selectFrom('invitation').select('id').executeTakeFirstOrThrow();
    await browse(ctx, cast, 'tomas').post(`/workbench/people/invitations/${id}/end`);
    await sana.post(path, { name: 'Sana', 'act-code': actCode });
    expect(await rolesOf(ctx, cast.programme, person)).toEqual([]);
    expect(sana.cookies.has('session')).toBe(false);
  }));

test('whoever has the link of an invitation uses up none of the codes that its owner may ask for', () =>
  onStage(async (ctx, cast) => {
    const door = { limits: createLimits() };
    const { path } = await invites(ctx, cast, 'luca@cast.example');
    const thief = browse(ctx, cast, undefined, { door });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++)
      statuses.push((await thief.post(path, { 'act-code': '', 'act-code-again': 'yes' })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const luca = browse(ctx, cast, 'luca', { proved: false, door });
    expect((await luca.post('/me/erasure')).status).toBe(200);
    const actCode = await lastCode(ctx, cast.programme);
    expect((await luca.post('/me/erasure', { 'act-code': actCode })).status).toBe(303);
  }));

test('a code for one invitation accepts no other', () =>
  onStage(async (ctx, cast) => {
    const olga = await invites(ctx, cast, 'olga@cast.example');
    const nils = await invites(ctx, cast, 'nils@cast.example');
    const browser = browse(ctx, cast);
    await browser.post(nils.path);
    const actCode = await lastCode(ctx, cast.programme);
    expect((await browser.post(olga.path, { 'act-code': actCode })).status).toBe(422);
    expect(await rolesOf(ctx, cast.programme, olga.person)).toEqual([]);
  }));
