import { expect, test } from 'vitest';
import { catalogueOf } from './locales.ts';
import { translator } from './translate.ts';
import { colonOf, typeset, typesetAll } from './typeset.ts';

test('in French no mark stands at the beginning of a line: its space does not break', () => {
  expect(typeset('Bonjour ! Qui : « moi » ; et toi ?', 'fr')).toBe(
    'Bonjour\u202f! Qui\u00a0: «\u00a0moi\u00a0»\u202f; et toi\u202f?',
  );
  expect(typeset('Who ? « x »', 'en')).toBe('Who ? « x »');
  for (const text of Object.values(catalogueOf('fr'))) expect(text).not.toMatch(/ [;:?!»]|« /);
  expect([colonOf('fr'), colonOf('ar')]).toEqual(['\u00a0:', ':']);
});

test('a programme’s own French wording is set like the catalogue’s', () => {
  const own = new Map([['mail.topic.subject', 'Sujet : {title} ?']]);
  const { t } = translator('fr', own);
  expect(t('mail.topic.subject', { title: 'X' })).toBe('Sujet\u00a0: X\u202f?');
});

test('all the words of a mail are set so, but for addresses and what another person wrote', () => {
  const mail = { subject: 'Quoi ?', blocks: [{ list: ['Un : deux'], href: 'a ?b' }, { quote: 'Moi : toi' }] };
  expect(typesetAll(mail, 'fr', ['href', 'quote'])).toEqual({
    subject: 'Quoi\u202f?',
    blocks: [{ list: ['Un\u00a0: deux'], href: 'a ?b' }, { quote: 'Moi : toi' }],
  });
  expect(typesetAll(mail, 'es', [])).toBe(mail);
});
