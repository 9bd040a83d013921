import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import { stage } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { lastCode } from '../../../test/lastCode.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { onStage } from '../../../test/onStage.ts';
import {
  askAddressChange,
  changeAddress,
  forgetCodes,
  linkToken,
  offerAddress,
  openSession,
  personByAddress,
  personById,
  readLink,
  signOutEverywhere,
} from '../../rooms/people/index.ts';
import type { Purpose } from '../../rooms/kinds.ts';
import { eraseDue } from '../../rooms/partnerships/index.ts';

const OLD = 'luca@cast.example';
const NEW = 'thief@elsewhere.example';

/** Moves the account of the browser's user to another address, by the link mailed there. */
async function move(ctx: TestCtx, cast: Stage, browser: Browser, address: string): Promise<void> {
  expect((await browser.post('/me/address', { address })).status).toBe(303);
  const { link } = await mailTo(ctx, address);
  expect((await browse(ctx, cast).post(link)).status).toBe(303);
}

const addressOf = async (ctx: TestCtx, cast: Stage): Promise<string | null> =>
  (await personById(ctx, cast.programme, cast.people.luca))!.address;

test('the address that was left is told, and takes the account back within seven days: everybody else is out', () =>
  onStage(async (ctx, cast) => {
    const thief = browse(ctx, cast, 'luca');
    await move(ctx, cast, thief, NEW);
    expect(await addressOf(ctx, cast)).toBe(NEW);
    const told = await mailTo(ctx, OLD);
    expect(told.text).toContain('t…@elsewhere.example');
    expect(told.text).not.toContain(NEW);

    // The thief signs in with that address, moves on to a further one, and signs out everywhere.
    await thief.post('/sign-in', { address: NEW });
    await thief.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    await move(ctx, cast, thief, 'further@elsewhere.example');
    const second = await mailTo(ctx, NEW);
    await thief.post('/sign-in', { address: 'further@elsewhere.example' });
    await thief.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    await thief.post('/me/address', { address: 'third@elsewhere.example' });
    const third = await mailTo(ctx, 'third@elsewhere.example');
    const { account_id } = (await personById(ctx, cast.programme, cast.people.luca))!;
    await signOutEverywhere(ctx, { account: account_id! });
    const kept = await openSession(ctx, { account: account_id!, device: '' });
    const stolen = { programme: cast.programme, person: cast.people.luca, purpose: 'status' } as const;
    const status = await linkToken(ctx, stolen);

    ctx.clock.forward(6 * 24);
    const luca = browse(ctx, cast);
    expect((await luca.get(told.link)).text).toContain(OLD);
    expect(await addressOf(ctx, cast)).toBe('further@elsewhere.example');
    expect((await luca.post(told.link)).location).toMatch(/\/sign-in$/);
    expect(await addressOf(ctx, cast)).toBe(OLD);
    expect(luca.cookies.has('session')).toBe(false);
    thief.cookies.set('session', kept);
    expect((await thief.get('/me')).status).toBe(303);
    expect(await readLink(ctx, { programme: cast.programme, token: status })).toBeNull();
    expect((await mailTo(ctx, 'further@elsewhere.example')).text).toContain('taken the change back');

    // The thief's other links lead nowhere any more, and the link works only once.
    for (const { link } of [second, third, told])
      expect((await browse(ctx, cast).post(link)).status, link).not.toBe(500);
    expect(await addressOf(ctx, cast)).toBe(OLD);
    await luca.post('/sign-in', { address: OLD });
    await luca.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    expect((await luca.get('/me')).text).toContain(OLD);
  }));

test('who takes a later change back closes no earlier way back, and hurries no erasing', () =>
  onStage(async (ctx, cast) => {
    const thief = browse(ctx, cast, 'luca');
    await move(ctx, cast, thief, NEW);
    const told = await mailTo(ctx, OLD);
    const signIn = async (): Promise<void> => {
      await thief.post('/sign-in', { address: NEW });
      await thief.post('/sign-in/code', { code: await lastCode(ctx, cast.programme) });
    };
    await signIn();
    await move(ctx, cast, thief, 'further@elsewhere.example');
    await thief.post((await mailTo(ctx, NEW)).link);
    expect(await addressOf(ctx, cast)).toBe(NEW);
    await signIn();
    expect((await thief.post('/me/erasure')).location).toMatch(/\/me$/);

    ctx.clock.forward(2 * 24);
    await eraseDue(ctx);
    expect((await browse(ctx, cast).post(told.link)).location).toMatch(/\/sign-in$/);
    expect(await addressOf(ctx, cast)).toBe(OLD);
  }));

test('the way back closes after seven days, and the address that was left is forgotten', () =>
  onStage(async (ctx, cast) => {
    await move(ctx, cast, browse(ctx, cast, 'luca'), NEW);
    const told = await mailTo(ctx, OLD);
    ctx.clock.forward(7 * 24 - 1);
    await forgetCodes(ctx);
    expect((await browse(ctx, cast).get(told.link)).status).toBe(200);
    ctx.clock.forward(2);
    expect((await browse(ctx, cast).post(told.link)).status).toBe(404);
    await forgetCodes(ctx);
    expect(await ctx.db.selectFrom('address_change').selectAll().execute()).toEqual([]);
    expect(await addressOf(ctx, cast)).toBe(NEW);
  }));

test('a mail to an address that is not the person’s has no reply address of theirs, but one to say whether it is, and does not name them', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    await luca.post('/me/address', { address: NEW });
    for (const address of [NEW, OLD]) {
      const mail = await mailTo(ctx, address);
      expect(mail.replyTo).toMatch(address === NEW ? /^address\..*@in\./ : /^hello@far-shelves\.example$/);
      expect(mail.text).not.toContain('Luca');
      if (address === NEW) await browse(ctx, cast).post(mail.link);
    }
  }));

test('whoever typed the old address meanwhile gives way; who confirmed it does not, and the person is sent to write', () =>
  onStage(async (ctx, cast) => {
    await move(ctx, cast, browse(ctx, cast, 'luca'), NEW);
    const told = await mailTo(ctx, OLD);
    const { programme: programme_id } = cast;
    const row = { programme_id, address: OLD, locale: 'en', created_at: ctx.clock.now() };
    const { id } = await ctx.db
      .insertInto('person')
      .values({ ...row, name: 'A squatter', address_confirmed_at: ctx.clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect((await browse(ctx, cast).post(told.link)).location).toMatch(/\/contact$/);
    expect(await addressOf(ctx, cast)).toBe(NEW);

    await ctx.db.updateTable('person').set({ address_confirmed_at: null }).where('id', '=', id).execute();
    expect((await browse(ctx, cast).post(told.link)).location).toMatch(/\/sign-in$/);
    expect(await personByAddress(ctx, programme_id, OLD)).toMatchObject({ id: cast.people.luca });
    expect(await personById(ctx, programme_id, id)).toMatchObject({ name: '' });
  }));

test('taking an account back ends its sessions in every programme', () =>
  onStage(async (ctx, cast) => {
    await stage(ctx, 'elsewhere');
    const thief = browse(ctx, cast, 'luca');
    await move(ctx, cast, thief, NEW);
    // In the other programme the account still has the old address.
    expect((await thief.site.get('/p/elsewhere/me')).status).toBe(200);
    await browse(ctx, cast).post((await mailTo(ctx, OLD)).link);
    expect((await thief.site.get('/p/elsewhere/me')).status).toBe(303);
  }));

test('the link mailed to a new address gives nobody a session but who is signed in as that person, and no volunteer', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    await luca.post('/me/address', { address: 'luca@new.example' });
    const { link } = await mailTo(ctx, 'luca@new.example');
    const friend = browse(ctx, cast);
    expect((await friend.post(link)).location).toMatch(/\/sign-in$/);
    expect(friend.cookies.has('session')).toBe(false);

    const nils = browse(ctx, cast, 'nils');
    await nils.post('/me/address', { address: 'nils@new.example' });
    const own = await mailTo(ctx, 'nils@new.example');
    expect((await nils.post(own.link)).location).toMatch(/\/me$/);
    expect((await nils.get('/me')).text).toContain('nils@new.example');
    // With a new address a code is asked for again before the next such act.
    expect((await nils.post('/me/data')).text).toContain('one-time-code');

    const elif = browse(ctx, cast, 'elif');
    await elif.post('/me/address', { address: 'elif@new.example' });
    const rights = await mailTo(ctx, 'elif@new.example');
    expect((await elif.post(rights.link)).location).toMatch(/\/sign-in$/);
    expect((await elif.get('/workbench')).status).toBe(303);
  }));

test('another address that somebody asked for is off when the owner signs out everywhere, also where its mail leaves later', () =>
  onStage(async (ctx, cast) => {
    await browse(ctx, cast, 'luca').post('/me/address', { address: NEW });
    await signOutEverywhere(ctx, { account: cast.accounts.luca });
    // A mailbox that received the mail late would otherwise get a fresh link.
    expect((await mailTo(ctx, NEW)).link).toBe('');
  }));

test('another address that somebody asked for is off when volunteers’ one becomes theirs', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const of = { programme, person: people.luca };
    await askAddressChange(ctx, { ...of, address: NEW });
    const change = await askAddressChange(ctx, { ...of, address: 'luca@new.example', offered: { by: null } });
    await changeAddress(ctx, { programme, change });
    expect((await mailTo(ctx, NEW)).link).toBe('');
  }));

test('an address that a volunteer gave opens nothing once they are no coordinator any more, and its page says so', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    expect(await offerAddress(ctx, { programme, actor, person: people.luca, address: NEW })).toEqual({
      ok: true,
    });
    const { link } = await mailTo(ctx, NEW);
    const friend = browse(ctx, cast);
    expect((await friend.get(`${link}?lang=en`)).text).toContain('at once or after a week');
    await ctx.db
      .updateTable('role')
      .set({ ended_at: ctx.clock.now() })
      .where('person_id', '=', people.tomas)
      .execute();
    await friend.post(link);
    expect(await addressOf(ctx, cast)).toBe(OLD);
    expect((await friend.get(`${link}?lang=en`)).text).toContain('had run out, so nothing changed');
  }));

test('the purpose of the way back outlasts signing out everywhere', () =>
  onStage(async (ctx, cast) => {
    const purpose: Purpose = 'address-back';
    const token = await linkToken(ctx, {
      programme: cast.programme,
      person: cast.people.luca,
      purpose,
      subject: '1',
    });
    await signOutEverywhere(ctx, { account: cast.accounts.luca });
    expect(await readLink(ctx, { programme: cast.programme, token })).not.toBeNull();
  }));
