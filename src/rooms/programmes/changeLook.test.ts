import { expect, test } from 'vitest';
import { atOnce } from '../../../test/atOnce.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { smallDatabase } from '../../../test/database.ts';
import { changeLook, restoreLook } from './changeLook.ts';

test('a look that is brought back while another is saved remembers the saved one as that before it', async () => {
  const database = await smallDatabase();
  try {
    const ctx = testContext(database.db, '2027-01-11T12:00:00Z');
    const { programme, people } = await stage(ctx);
    const actor = { kind: 'person', id: people.tomas } as const;
    const saved = { cool: '#2b3a8c', warm: '#8a2a4d' };
    await atOnce(
      ctx,
      (own) => changeLook(own, { programme, actor, colours: saved, logo: 'keep' }),
      () => restoreLook(ctx, { programme, actor, look: {}, undoes: 1 }),
    );
    const events = await ctx.db
      .selectFrom('event')
      .select('data')
      .where('kind', '=', 'look-changed')
      .orderBy('id')
      .execute();
    expect(events.map(({ data }) => data)).toEqual([{ before: {} }, { before: saved }]);
  } finally {
    await database.drop();
  }
});
