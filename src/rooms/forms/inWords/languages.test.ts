import { expect, test } from 'vitest';
import { besideLevels, languagesOf } from './languages.ts';

const SAID: Record<string, string> = {
  'English C1; French (B2); Wolof: native': 'en C1, fr B2, wo native',
  'English fluent': 'en C1',
  'fluent English, basic Portuguese': 'en C1, pt A2',
  'Spanish - native, a little French': 'es native, fr A1',
  'Spanish-native; English-B1': 'es native, en B1',
  'English, fluent': 'en C1',
  'I speak English very well and a little Arabic.': 'en C1, ar A1',
  'English is my mother tongue. Good working knowledge of German.': 'en native, de B2',
  'English B1-B2': 'en B1',
  'English: advanced (C1)\nFrench: intermediate': 'en C1, fr B1',
  'pt-BR native': 'pt-BR native',
  'español nativo, inglés fluido y un poco de francés': 'es native, en C1, fr A1',
  'Español: lengua materna. Inglés: nivel intermedio': 'es native, en B1',
  'hablo inglés muy bien, francés básico': 'en C1, fr A2',
  'inglés - avanzado / portugués': '',
  'français langue maternelle, anglais courant': 'fr native, en C1',
  'Je parle couramment l’anglais et un peu d’espagnol': 'en C1, es A1',
  'Anglais : bon niveau ; arabe : notions': 'en B2, ar A1',
  'العربية لغتي الأم، الإنجليزية بطلاقة، وقليل من الفرنسية': 'ar native, en C1, fr A1',
  'العربية: اللغة الأم؛ الإنجليزية: جيد جدا': 'ar native, en C1',
  'أتحدث الإنجليزية بطلاقة والفرنسية متوسط': 'en C1, fr B1',
  'انجليزي متوسط': 'en B1',
  'ET B1; de C1': 'et B1, de C1',
  'Traditional Chinese: C2, chinois simplifié B1': 'zh-Hant C2, zh-Hans B1',
  'Bemba C2; Luganda B1, Luo A2; Swati native': 'bem C2, lg B1, luo A2, ss native',
  // Two columns for the language and two for its level, of which one names none.
  'English; C1; –; –': 'en C1',
  'English; C1; –; C2; Spanish; B2': 'en C1, es B2',
  'English B2; C1': 'en C1',
  '-': '',
};

test('languages are read with levels in the words of each language', () => {
  for (const [text, expected] of Object.entries(SAID)) {
    const read = languagesOf(text);
    const said = read.ok ? (read.value as { code: string; level: string }[]) : [];
    expect([text, said.map(({ code, level }) => `${code} ${level}`).join(', ')]).toEqual([text, expected]);
  }
});

test('what says no level, or denies one, is not guessed at', () => {
  for (const text of [
    'English',
    'English and French B2',
    'not fluent in English',
    'no English, sorry',
    'I do not speak French well',
    'Klingon fluent',
    'fluent',
    'I learned good manners in England and have worked there for years as a teacher of English',
  ])
    expect([text, languagesOf(text).ok]).toEqual([text, false]);
});

test('a cell of languages beside a cell of their levels gives each its own; of another number, those within the first cell count', () => {
  const SAYS: readonly [cells: string[], said: string][] = [
    [['Englisch; Norwegisch', 'C2; Muttersprache'], 'en C2, nb native'],
    [['English, French and Wolof', 'C1, B2 and native'], 'en C1, fr B2, wo native'],
    [['Arabisch; Englisch', 'native; B2', 'Wolof', 'A1'], 'ar native, en B2, wo A1'],
    [['English C1; German B2', 'C2'], 'en C1, de B2'],
    [['English; German; Wolof', 'C2; B1'], 'language-half'],
  ];
  for (const [cells, said] of SAYS) {
    const read = languagesOf(besideLevels(cells));
    const found = read.ok ? (read.value as { code: string; level: string }[]) : [];
    expect(read.ok ? found.map(({ code, level }) => `${code} ${level}`).join(', ') : read.reason).toBe(said);
  }
});
