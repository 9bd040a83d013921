import { expect, test } from 'vitest';
import { raiseConcern, sendLetters, writeLetter } from '../../src/rooms/partnerships/index.ts';
import { browse } from '../browse.ts';
import { withPartners } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';

test('of three, whoever asks that nothing passes reads that it holds for all, and it does, between the others too', () =>
  withPartners(['amina', 'mei', 'luca'], async ({ ctx, cast, pair }) => {
    const { programme, people } = cast;
    const amina = browse(ctx, cast, 'amina');
    const asked = withoutMarkup((await amina.get(`/partnership/${pair}/concern?lang=en`)).text);
    expect(asked).toContain('It holds for all three of you');
    await raiseConcern(ctx, {
      programme,
      person: people.amina,
      partnership: pair,
      body: 'HERON',
      exit: 'stay',
      about: [people.mei],
      apart: true,
    });
    const letter = { partnership: pair, body: 'From one to the other', formKey: 'third' };
    await writeLetter(ctx, { programme, person: people.luca, ...letter });
    ctx.clock.forward(1);
    await sendLetters(ctx);
    const mails = ctx.db.selectFrom('outbox').select('id').where('kind', '=', 'letter');
    expect(await mails.execute()).toEqual([]);
    for (const who of ['mei', 'luca'] as const) {
      const page = withoutMarkup((await browse(ctx, cast, who).get(`/partnership/${pair}?lang=en`)).text);
      expect(page).toContain('Letters are not passed on at the moment');
      expect(page).not.toContain('HERON');
    }
  }));
