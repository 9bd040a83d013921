import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { mailTo } from '../../../test/mailTo.ts';
import { onStage } from '../../../test/onStage.ts';
import { askMerge, mergePeople, nameTwo, undoMerge } from '../../rooms/duplicates/index.ts';
import {
  askAddressChange,
  askErasure,
  changeAddress,
  linkIdentity,
  personById,
  signInWith,
} from '../../rooms/people/index.ts';
import { eraseDue } from '../../rooms/partnerships/index.ts';

const LUCA = 'luca@cast.example';
const NILS = 'nils@cast.example';
const two = ({ people }: Stage) => ({ kept: people.luca, gone: people.nils });

/** Tomás believes that Nils is Luca, and asks him. */
async function asked(ctx: TestCtx, cast: Stage) {
  const { programme, people } = cast;
  const actor = { kind: 'person', id: people.tomas } as const;
  const named = await nameTwo(ctx, { programme, actor, addresses: [LUCA, NILS] });
  if (!named.ok) throw new Error(named.reason);
  const how = { withdraws: true, mayGiveRoles: true, volunteer: people.tomas, duplicate: named.duplicate };
  const done = await askMerge(ctx, { programme, actor, ...two(cast), ...how });
  return { done, into: async () => (await personById(ctx, programme, people.nils))?.merged_into };
}

test('whoever says that an account is theirs as well comes into it by no sign-in of their own', () =>
  onStage(async (ctx, cast) => {
    const { programme, people, accounts } = cast;
    const known = { provider: 'google', issuer: 'https://accounts.example', subject: '7', name: 'Nils' };
    const own = { programme, person: people.nils, account: accounts.nils, known };
    await linkIdentity(ctx, { ...own, called: 'Google', tell: false });
    const { into } = await asked(ctx, cast);
    const { link } = await mailTo(ctx, NILS);
    await browse(ctx, cast).post(link, { address: LUCA });
    expect(await into()).toBe(people.luca);
    expect(await signInWith(ctx, { programme, known, isTrusted: true, device: '' })).toMatchObject({
      ok: false,
    });
  }));

test('whoever is asked types the other address: one that looks the same when shown is not taken for theirs', () =>
  onStage(async (ctx, cast) => {
    const { into } = await asked(ctx, cast);
    const mail = await mailTo(ctx, NILS);
    const nils = browse(ctx, cast);
    expect((await nils.get(`${mail.link}?lang=en`)).text).not.toContain(LUCA);
    for (const address of ['', 'lars@cast.example', 'luca']) {
      const { status, text } = await nils.post(`${mail.link}?lang=en`, { address });
      expect([status, text.includes('not the address that would stay')]).toEqual([422, true]);
    }
    // Guessing the address is stopped, too.
    for (let n = 4; n <= 10; n += 1) await nils.post(mail.link, { address: `l${n}@cast.example` });
    expect((await nils.post(mail.link, { address: LUCA })).status).toBe(429);
    expect(await into()).toBeNull();
    expect((await browse(ctx, cast).post(mail.link, { address: ' Luca@cast.example' })).status).toBe(303);
    expect(await into()).toBe(cast.people.luca);
  }));

test('the address that goes is told, and whoever has it all now deletes nothing of it, nor joins it further, for a week', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const luca = { kind: 'person', id: people.luca } as const;
    const all = { proven: true, isKeeper: true, withdraws: true, mayGiveRoles: true, volunteer: null };
    const done = await mergePeople(ctx, { programme, actor: luca, ...two(cast), ...all });
    const told = await mailTo(ctx, NILS);
    expect(told.subjects).toEqual(['Your address at Far Shelves was joined with another']);
    expect(told.text).toContain('l…@cast.example');
    expect(told.text).not.toContain(LUCA);
    const further = { kept: people.mei, gone: people.luca };
    expect(await mergePeople(ctx, { programme, actor: luca, ...further, ...all })).toMatchObject({
      reason: 'fresh',
    });
    const week = new Date(ctx.clock.now().getTime() + 7 * 86_400_000);
    const asked = await askErasure(ctx, { programme, actor: luca, person: people.luca });
    expect(asked).toEqual({ ok: true, at: week });
    ctx.clock.forward(6.9 * 24);
    await eraseDue(ctx);
    // Volunteers undo the merge from the log.
    const tomas = { kind: 'person', id: people.tomas } as const;
    const merge = done.ok ? done.merge : 0;
    expect(await undoMerge(ctx, { programme, actor: tomas, merge })).toEqual({ ok: true });
    expect(await personById(ctx, programme, people.nils)).toMatchObject({ address: NILS });
    // The address got a mail that it signs nobody in. Now it gets one that it does again.
    expect((await mailTo(ctx, NILS)).subjects).toContain('Your address at Far Shelves signs you in again');
  }));

test('nobody is made one with an account that the address before can still take back', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { into } = await asked(ctx, cast);
    const { link } = await mailTo(ctx, NILS);
    const address = 'luca@new.example';
    const change = await askAddressChange(ctx, { programme, person: people.luca, address });
    await changeAddress(ctx, { programme, change });
    expect((await browse(ctx, cast).post(`${link}?lang=en`, { address })).text).toContain(
      'can still be taken back',
    );
    expect(await into()).toBeNull();
    ctx.clock.forward(8 * 24);
    await browse(ctx, cast).post(link, { address });
    expect(await into()).toBe(people.luca);
  }));
