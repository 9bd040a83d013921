import { expect, test } from 'vitest';
import { onStage } from '../../../../test/onStage.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { giveConsent, publishLegal } from '../index.ts';

const told = (ctx: TestCtx) =>
  ctx.db
    .selectFrom('outbox')
    .select(['person_id', 'state', 'due_at', 'data'])
    .where('kind', '=', 'legal-changed')
    .where('state', '=', 'waiting')
    .orderBy('person_id')
    .execute();

test('whoever agreed to a legal text gets one mail with what changed; mended within ten minutes, it is still one, and taken back, none', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    const publish = (text: string) =>
      publishLegal(ctx, { programme, actor, kind: 'privacy', text: { en: text }, sourceLocale: 'en' });
    for (const person of [people.amina, people.luca])
      await giveConsent(ctx, { programme, person, kinds: ['privacy', 'conduct', 'adult'] });
    await giveConsent(ctx, { programme, person: people.mei, kinds: ['conduct'] });
    await publish('The privacy text.\n\nWe keep letters for a yeer.');
    await publish('The privacy text.\n\nWe keep letters for a year.');
    const mails = await told(ctx);
    expect(mails.map(({ person_id }) => person_id)).toEqual(
      [people.amina, people.luca].sort((a, b) => a - b),
    );
    expect(mails[0]!.due_at).toEqual(new Date(ctx.clock.now().getTime() + 600_000));
    const read = await ctx.mailer.compose(ctx, {
      programme,
      kind: 'legal-changed',
      person: people.luca,
      data: mails[0]!.data,
    });
    expect(read!.subject).toBe('The privacy text of Far Shelves has changed');
    expect(read!.text).toContain('We keep letters for a year.');
    expect(read!.text).not.toContain('yeer');
    // An unchanged text is not announced again.
    expect(read!.text).not.toContain('The privacy text.');
    expect(read!.text).toContain('/privacy');
    await publish('The privacy text.');
    expect(await told(ctx)).toEqual([]);
    // Once people were told, the next change is compared with what they were told.
    await publish('The privacy text, new.');
    await ctx.db.updateTable('outbox').set({ state: 'sent' }).where('state', '=', 'waiting').execute();
    await publish('The privacy text, newer.');
    const [last] = await told(ctx);
    const again = await ctx.mailer.compose(ctx, {
      programme,
      kind: 'legal-changed',
      person: people.luca,
      data: last!.data,
    });
    expect(again!.text).toMatch(/The privacy text, new\.[^]*The privacy text, newer\./);
  }));
