import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/onStage.ts';
import { forgetCodes } from './forgetCodes.ts';
import { openSession, readSession, sessionsOf } from './sessions.ts';

test('sessions of volunteers and the operator end after seven days without use, those of others after thirty', () =>
  onStage(async (ctx, { accounts }) => {
    const tokens = new Map<string, string>();
    const names = ['luca', 'tomas', 'ngozi', 'bao', 'olga'] as const;
    for (const name of names)
      tokens.set(name, await openSession(ctx, { account: accounts[name], device: '' }));
    const good = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const [name, token] of tokens) {
        const listed = (await sessionsOf(ctx, accounts[name as 'luca'])).length === 1;
        // Comes last, since reading counts as a visit.
        if ((await readSession(ctx, token)) !== null) found.push(name);
        expect(found.includes(name), name).toBe(listed);
      }
      return found;
    };
    ctx.clock.forward(7 * 24 - 0.1);
    expect(await good()).toEqual(names);
    ctx.clock.forward(7 * 24 + 0.1);
    expect(await good()).toEqual(['luca']);
    ctx.clock.forward(30 * 24 - 0.1);
    expect(await good()).toEqual(['luca']);
    ctx.clock.forward(30 * 24 + 0.1);
    expect(await good()).toEqual([]);
    await forgetCodes(ctx);
    expect(await ctx.db.selectFrom('session').selectAll().execute()).toEqual([]);
  }));

test('who becomes a volunteer is one in the sessions they have', () =>
  onStage(async (ctx, cast) => {
    const luca = browse(ctx, cast, 'luca');
    await luca.get('/me');
    ctx.clock.forward(10 * 24);
    await ctx.db
      .insertInto('role')
      .values({
        programme_id: cast.programme,
        person_id: cast.people.luca,
        role: 'matcher',
        granted_at: ctx.clock.now(),
      })
      .execute();
    expect((await luca.get('/workbench')).location).toContain('/sign-in');
  }));
