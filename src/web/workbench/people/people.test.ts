import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { lastCode } from '../../../../test/lastCode.ts';
import { rolledBack } from '../../../../test/database.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { forgetInvited, linkToken, personByAddress, rolesOf } from '../../../rooms/people/index.ts';

/** The one invitation there is, and the link in its mail. */
async function invited(ctx: TestCtx, programme: number, person: number) {
  const { id } = await ctx.db.selectFrom('invitation').select('id').executeTakeFirstOrThrow();
  const link = { programme, person, purpose: 'invitation', subject: String(id) } as const;
  return { id, token: await linkToken(ctx, link) };
}

const invitation = { address: 'Sana@new.example', role: 'ambassador', country: 'PK' };

test('an invited newcomer accepts by the button of the mailed link, and holds the role', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.post('/workbench/people/invitations', { ...invitation, country: '' })).status).toBe(
      422,
    );
    expect((await tomas.post('/workbench/people/invitations', invitation)).status).toBe(303);
    const again = await tomas.post('/workbench/people/invitations', invitation);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Sana@new.example');

    const sana = await personByAddress(ctx, cast.programme, 'sana@new.example');
    const mail = await db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ kind: 'invitation', person_id: sana?.id });
    expect(mail.text).toContain('ambassador (Pakistan)');
    const { token } = await invited(ctx, cast.programme, sana?.id ?? 0);
    const visitor = browse(ctx, cast);
    expect((await visitor.get(`/l/${token}`)).text).toContain('ambassador (Pakistan)');
    expect(await rolesOf(ctx, cast.programme, sana?.id ?? 0)).toEqual([]);
    expect((await visitor.post(`/l/${token}`, { name: ' ' })).status).toBe(422);
    await visitor.post(`/l/${token}`, { name: 'Sana  Malik' });
    const actCode = await lastCode(ctx, cast.programme);
    expect(
      (await visitor.post(`/l/${token}`, { name: 'Sana  Malik', 'act-code': actCode })).location,
    ).toMatch(/\/workbench$/);
    expect((await visitor.get('/workbench')).status).toBe(200);
    expect(await rolesOf(ctx, cast.programme, sana?.id ?? 0)).toMatchObject([
      { role: 'ambassador', country: 'PK' },
    ]);
    expect((await browse(ctx, cast).get(`/l/${token}`)).status).toBe(404);
    expect((await tomas.get('/workbench/people')).text).toContain('Sana Malik');
  });
});

test('somebody is invited to host live chats as to any other role', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const tomas = browse(ctx, await stage(ctx), 'tomas');
    const page = (await tomas.get('/workbench/people')).text;
    expect(page).toContain('value="chat_host"');
    const asked = { address: 'sana@new.example', role: 'chat_host' };
    expect((await tomas.post('/workbench/people/invitations', asked)).status).toBe(303);
    const nobody = { address: 'sana@new.example', role: 'queen' };
    expect((await tomas.post('/workbench/people/invitations', nobody)).status).toBe(422);
  });
});

test('an invitation taken back no longer works, and stands again when that is undone', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.post('/workbench/people/invitations', invitation);
    const sana = await personByAddress(ctx, cast.programme, 'sana@new.example');
    const { id, token } = await invited(ctx, cast.programme, sana?.id ?? 0);
    await tomas.post(`/workbench/people/invitations/${id}/end`);
    const visitor = browse(ctx, cast);
    expect((await visitor.get(`/l/${token}`)).text).toContain('no longer stands');
    await visitor.post(`/l/${token}`, { name: 'Sana' });
    expect(await rolesOf(ctx, cast.programme, sana?.id ?? 0)).toEqual([]);

    const event = await db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'invitation-revoked')
      .executeTakeFirstOrThrow();
    await tomas.post(`/workbench/log/${event.id}/undoing`);
    await visitor.post(`/l/${token}`, { name: 'Sana' });
    await visitor.post(`/l/${token}`, { name: 'Sana', 'act-code': await lastCode(ctx, cast.programme) });
    expect(await rolesOf(ctx, cast.programme, sana?.id ?? 0)).toHaveLength(1);
  });
});

test('a role ends and comes back by undo; the last director stays', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const tomas = browse(ctx, cast, 'tomas');
    const [elif] = await rolesOf(ctx, programme, people.elif);
    await tomas.post(`/workbench/people/roles/${elif?.id}/end`);
    expect(await rolesOf(ctx, programme, people.elif)).toEqual([]);
    expect((await browse(ctx, cast, 'elif').get('/workbench')).status).toBe(404);
    const { id } = await db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'role-ended')
      .executeTakeFirstOrThrow();
    await tomas.post(`/workbench/log/${id}/undoing`);
    expect(await rolesOf(ctx, programme, people.elif)).toHaveLength(1);

    const [own] = await rolesOf(ctx, programme, people.tomas);
    await tomas.post(`/workbench/people/roles/${own?.id}/end`);
    expect(await rolesOf(ctx, programme, people.tomas)).toHaveLength(1);
    expect((await browse(ctx, cast, 'ngozi').get('/workbench/people')).status).toBe(404);
  });
});

test('who never answered an invitation is forgotten after it ran out', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await browse(ctx, cast, 'tomas').post('/workbench/people/invitations', invitation);
    await forgetInvited(ctx);
    expect(await personByAddress(ctx, cast.programme, 'sana@new.example')).not.toBeNull();
    ctx.clock.forward(24 * 14 + 1);
    await forgetInvited(ctx);
    expect(await personByAddress(ctx, cast.programme, 'sana@new.example')).toBeNull();
    expect(await db.selectFrom('person').selectAll().execute()).toHaveLength(10);
  });
});

test('volunteers are listed by role; several roles end together, never that of the last director, and one undo gives them back', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    const list = async (query: string) => (await tomas.get(`/workbench/people?lang=en&${query}`)).text;
    const chosen = [...(await list('sort=role')).matchAll(/name="chosen" value="(\d+)" form="bulk"/g)];
    expect(chosen).toHaveLength(5);
    expect(await list('held=moderator')).not.toContain('Tomás Rey ·');
    const roles = async () =>
      (
        await db.selectFrom('role').select('role').where('ended_at', 'is', null).orderBy('role').execute()
      ).map(({ role }) => role);
    const before = await roles();
    const ids = chosen.map(([, id]) => id).join(',');
    const several = '/workbench/lists/volunteers/several';
    expect(withoutMarkup((await tomas.get(`${several}?act=end-role&chosen=${ids}&lang=en`)).text)).toContain(
      'End 5 roles?',
    );
    const done = await tomas.post(several, { act: 'end-role', chosen: ids });
    expect(await roles()).toEqual(['director']);
    const [, act] = /did=(\d+)/.exec(done.location!)!;
    expect(withoutMarkup(await list(`did=${act}`))).toContain('A programme needs a director.');
    await tomas.post(`/workbench/lists/volunteers/acts/${act}/undoing`);
    expect(await roles()).toEqual(before);
  });
});
