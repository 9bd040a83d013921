import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { mailTo } from '../../../../test/mailTo.ts';

const VERA = 'vera@post.example';

test('who has given no name is known by their address, and is no former participant', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    await visitor.post('/subscription', { offers: 'news', address: VERA });
    await visitor.post((await mailTo(ctx, VERA)).link);
    const log = async () =>
      withoutMarkup((await browse(ctx, cast, 'tomas').get('/workbench/log?lang=en')).text);
    expect(await log()).toContain(`${VERA} asked for mails`);
    await ctx.db
      .updateTable('person')
      .set({ erased_at: ctx.clock.now() })
      .where('address', '=', VERA)
      .execute();
    expect(await log()).toContain('a former participant asked for mails');
  }));
