import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { endLinks } from './endLinks.ts';
import { personById } from '../queries.ts';
import { forgetCodes } from '../signIn/forgetCodes.ts';
import { linkToken, linkTokens } from './rightLinks.ts';
import { readLink, spendLink } from './readLink.ts';
import type { Purpose } from '../../kinds.ts';
import { openSession, readSession } from '../signIn/sessions.ts';
import { signOutEverywhere } from '../signIn/signOutEverywhere.ts';

test('signing out everywhere ends sessions and links in every programme of the account, but those that stop mail', () =>
  onStage(async (ctx, cast) => {
    const other = await stage(ctx, 'elsewhere');
    const account = cast.accounts.luca;
    // Somebody who took part there by mail alone and never signed in still has the same mailbox.
    await ctx.db
      .updateTable('person')
      .set({ account_id: null })
      .where('programme_id', '=', other.programme)
      .where('id', '=', other.people.luca)
      .execute();
    const session = await openSession(ctx, { account, device: '' });
    const made: [boolean, number, string][] = [];
    const make = async (isMine: boolean, programme: number, person: number, purpose: Purpose) => {
      const link = { programme, person, purpose, subject: purpose === 'unsubscribe' ? 'topics' : '7' };
      made.push([isMine, programme, await linkToken(ctx, link)]);
    };
    const { luca, mei } = cast.people;
    for (const purpose of ['partnership', 'status', 'comment', 'unsubscribe', 'unfollow'] as const)
      await make(purpose !== 'unsubscribe' && purpose !== 'unfollow', cast.programme, luca, purpose);
    await make(true, other.programme, other.people.luca, 'partnership');
    await make(false, cast.programme, mei, 'partnership');

    await signOutEverywhere(ctx, { account });
    expect(await readSession(ctx, session)).toBeNull();
    for (const [isMine, programme, token] of made)
      expect([programme, (await readLink(ctx, { programme, token })) === null]).toEqual([programme, isMine]);
    const epochs = [
      [cast.programme, luca, 1],
      [other.programme, other.people.luca, 1],
      [cast.programme, mei, 0],
    ] as const;
    for (const [programme, id, epoch] of epochs)
      expect((await personById(ctx, programme, id))!.link_epoch).toBe(epoch);
  }));

test('a link that ended is made anew, with another token, by the next mail', () =>
  onStage(async (ctx, { programme, people: { luca: person } }) => {
    const link = { programme, person, purpose: 'partnership', subject: '7' } as const;
    const before = await linkToken(ctx, link);
    await endLinks(ctx, { programme, person });
    const after = await linkToken(ctx, link);
    expect(after).not.toBe(before);
    expect(await readLink(ctx, { programme, token: before })).toBeNull();
    expect(await readLink(ctx, { programme, token: after })).toMatchObject({ person, subject: '7' });
  }));

test('links that are over are forgotten a month later, and those that stand are not', () =>
  onStage(async (ctx, { programme, people: { luca: person } }) => {
    const made = (purpose: Purpose, subject = '7') => linkToken(ctx, { programme, person, purpose, subject });
    const spent = (await readLink(ctx, { programme, token: await made('follow') }))!;
    await spendLink(ctx, spent);
    await made('partnership');
    await endLinks(ctx, { programme, person });
    await made('code');
    const stops = await made('unsubscribe', 'topics');
    const opens = await made('partnership');
    const count = async () => (await ctx.db.selectFrom('right_link').select('id').execute()).length;
    expect(await count()).toBe(5);
    ctx.clock.forward(24 * 29);
    await forgetCodes(ctx);
    expect(await count()).toBe(5);
    ctx.clock.forward(24 * 3);
    await forgetCodes(ctx);
    expect(await count()).toBe(2);
    for (const token of [stops, opens]) expect(await readLink(ctx, { programme, token })).not.toBeNull();
  }));

test('the links of many are made anew where those before ran out', () =>
  onStage(async (ctx, { programme, people }) => {
    const input = {
      programme,
      persons: [people.luca, people.mei],
      purpose: 'partnership',
      subject: '7',
    } as const;
    const before = await linkTokens(ctx, input);
    ctx.clock.forward(24 * 366);
    const after = await linkTokens(ctx, input);
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
    for (const token of after.values()) expect(await readLink(ctx, { programme, token })).not.toBeNull();
  }));
