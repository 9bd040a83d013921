import { expect, test } from 'vitest';
import { LOCALES } from '../../i18n/locales.ts';
import { isolate, translator } from '../../i18n/translate.ts';
import { withoutName } from './nameless.ts';

const BEGINNINGS = { en: 'Hello, ', es: 'Hola: ', fr: 'Bonjour, ', ar: 'مرحبًا، ' };

test.each(LOCALES)('who has told no name is greeted without a gap in %s', (locale) => {
  const begins = BEGINNINGS[locale as keyof typeof BEGINNINGS];
  const t = withoutName(translator(locale).t);
  const values = { programme: 'Far Shelves', category: 'x', names: 'Mei', round: '1' };
  expect(t('mail.answer-unclear.body', { reader: '' })).toMatch(new RegExp(`^${begins}`));
  expect(t('mail.by-mail.body', { ...values, reader: '' })).toMatch(new RegExp(`^${begins}`));
  expect(t('mail.unsubscribed.body', { ...values, reader: '' })).toMatch(new RegExp(`^${begins}`));
  expect(t('mail.leaving.partners', { ...values, reader: isolate('') })).toMatch(new RegExp(`^${begins}`));
  expect(t('mail.reply.above')).toBe(translator(locale).t('mail.reply.above'));
});
