import { expect, test } from 'vitest';
import { inScripts } from '../../scripts/byScript.ts';

const SHEET = ":lang(und-Arab) {} [lang='und-Arab'] {} p:lang(en) {}";

test('a style for a script is one for each language that is written in it', () => {
  expect(inScripts(SHEET, ['en', 'ur', 'ar', 'he'])).toBe(
    ":is(:lang(ur), :lang(ar)) {} :is([lang='ur'], [lang='ar']) {} p:lang(en) {}",
  );
  expect(inScripts(SHEET, ['en'])).toBe(':is(:not(*)) {} :is(:not(*)) {} p:lang(en) {}');
});
