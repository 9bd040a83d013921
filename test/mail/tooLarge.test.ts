import { expect, test } from 'vitest';
import { LIMITS } from '../../src/mail/in/message/limits.ts';
import { withPartners } from '../partners.ts';
import { answerAt, comesIn } from './incoming.ts';
import { letterAt } from './letterScene.ts';

const text = 'a'.repeat(LIMITS.text + 1);

test('who writes more to their partner than can be read is told, once a day, and never for somebody else', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const to = letterAt(scene, 'luca');
    const told = () => ctx.db.selectFrom('outbox').select(['kind', 'person_id', 'text']).execute();
    const elsewhere = await comesIn(ctx, { from: 'luca@elsewhere.example', to, text });
    expect(elsewhere).toMatchObject({ state: 'tray', reason: 'too-large' });
    expect(await told()).toEqual([]);
    const own = await comesIn(ctx, { from: 'luca@cast.example', to, text });
    expect(own).toMatchObject({ state: 'dropped', reason: 'answered' });
    const [mail] = await told();
    expect(mail).toMatchObject({ kind: 'letter-trouble', person_id: cast.people.luca });
    expect(mail?.text).toContain('so it was not');
    const again = await comesIn(ctx, { from: 'luca@cast.example', to, text: `${text}b` });
    expect(again).toMatchObject({ state: 'tray', reason: 'too-large' });
    expect(await told()).toHaveLength(1);
  }));

test.each(['comment', 'topic', 'desk', 'guard'])(
  'of a mail to %s that is too large its writer hears, too',
  (kind) =>
    withPartners(['luca', 'mei'], async ({ ctx, cast }) => {
      const to = answerAt(ctx, { kind, programme: cast.programme, person: cast.people.luca, subject: 1 });
      const own = await comesIn(ctx, { from: 'luca@cast.example', to, text });
      expect(own).toMatchObject({ state: 'dropped', reason: 'answered' });
      const [mail] = await ctx.db.selectFrom('outbox').select('text').execute();
      expect(mail?.text).toMatch(/characters/);
    }),
);
