import { describe, expect, test } from 'vitest';
import { givenHours } from '../../src/rooms/applications/index.ts';
import { LOCALES, catalogueOf } from '../../src/i18n/locales.ts';
import { loadForm } from '../../src/rooms/programmes/index.ts';
import { defaultForm } from '../../sample/form.ts';
import { leave, withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { kinds, mails, messages, writes } from './quietPartners.ts';

/** Amina and Mei, who read English here, in a round that asks for free hours. */
const asked = (play: (scene: PartnersScene) => Promise<void>) =>
  withPartners(['amina', 'mei'], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    await loadForm(scene.ctx, scene.cast.programme, scene.round.id, defaultForm);
    await play(scene);
  });

const hoursOf = async ({ ctx, cast, round }: PartnersScene): Promise<string | undefined> =>
  (await givenHours(ctx, cast.programme, round.id, [cast.people.amina])).get(cast.people.amina);

/** The half hours of a day, Monday being 0. */
const onDay = (hours: string | undefined, day: number): string =>
  (hours ?? '').slice(day * 48, day * 48 + 48);
const from18to21 = '0'.repeat(36) + '1'.repeat(6) + '0'.repeat(6);

const answer = (scene: PartnersScene, text: string) => writes(scene, 'amina', text, { kind: 'hours' });

describe('the hours of one’s week, by mail', () => {
  test.each(LOCALES)('the word that HELP tells in %s brings the question, and changes nothing', (locale) =>
    asked(async (scene) => {
      await writes(scene, 'amina', catalogueOf(locale)['mail.by-mail.word.hours']!);
      const mail = (await mails(scene, 'amina')).find(({ kind }) => kind === 'free-hours');
      expect(mail?.text).toContain('the hours in which you can meet');
      expect(await hoursOf(scene)).toBeUndefined();
    }),
  );

  test('the answer counts, in days and hours or in their names, without the name below it; a mail says what is noted', () =>
    asked(async (scene) => {
      await answer(scene, 'Mon-Fri 18:00-21:00; Sat 10-12\n\nKind regards\nAmina\n');
      const hours = await hoursOf(scene);
      expect(onDay(hours, 0)).toBe(from18to21);
      expect(onDay(hours, 6)).toBe('0'.repeat(48));
      const noted = (await mails(scene, 'amina')).find(({ kind }) => kind === 'free-hours');
      expect(noted?.subject).toBe('Your hours are noted');
      expect(noted?.text).toContain('* Monday – Friday, 18:00–21:00 * Saturday, 10:00–12:00');
      await answer(scene, 'weekends');
      expect(onDay(await hoursOf(scene), 0)).toBe('0'.repeat(48));
      expect(onDay(await hoursOf(scene), 6)).toContain('1');
      expect(await messages(scene)).toEqual([]);
    }));

  test('what is none is asked for once more and read by people; an empty answer is asked for alone', () =>
    asked(async (scene) => {
      await answer(scene, 'Whenever the sea is calm, and never on the day of the market.');
      const again = (await mails(scene, 'amina')).find(({ kind }) => kind === 'free-hours');
      expect(again?.text).toContain('a person reads it');
      expect(await messages(scene)).toHaveLength(1);
      await answer(scene, ' ');
      expect(await messages(scene)).toHaveLength(1);
      expect(await hoursOf(scene)).toBeUndefined();
    }));

  test('after the partnership people read the answer, and the word tells where one stands', () =>
    asked(async (scene) => {
      await leave(scene, 'mei');
      await answer(scene, 'weekends');
      expect(await hoursOf(scene)).toBeUndefined();
      expect(await messages(scene)).toHaveLength(1);
      await writes(scene, 'amina', 'HOURS');
      expect(await kinds(scene, 'amina')).toContain('standing');
      expect(await kinds(scene, 'amina')).not.toContain('free-hours');
    }));
});
