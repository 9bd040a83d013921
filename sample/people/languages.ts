import { sampleLocales } from '../texts.ts';
import type { SampleLocale } from '../texts.ts';
import { levels } from './country.ts';
import type { Level, LikelyLanguage, SampleCountry } from './country.ts';
import type { Random } from './random.ts';

export type Spoken = { code: string; level: Level };

const learnt: LikelyLanguage[] = ['es', 'fr', 'en', 'pt', 'de', 'ar', 'ja', 'zh'].map((code) => ({
  code,
  lowest: 'A1',
  highest: 'B1',
  share: 1,
}));

/** At least one language, in the order of the country's list, now and then with one that the person is learning. */
export function inventLanguages(country: SampleCountry, random: Random): Spoken[] {
  const spoken = country.languages
    .filter((language) => random.chance(language.share))
    .map((language) => speak(language, random));
  const [main] = country.languages;
  if (spoken.length === 0 && main) spoken.push(speak(main, random));
  if (random.chance(0.08)) {
    const extra = speak(random.pick(learnt), random);
    if (!spoken.some(({ code }) => code === extra.code)) spoken.push(extra);
  }
  return spoken;
}

/** The locale in which somebody would use the site: of the four, the one they speak best; English when they speak none. */
export function localeOf(spoken: Spoken[]): SampleLocale {
  let best: SampleLocale = 'en';
  let bestLevel = -1;
  for (const { code, level } of spoken) {
    const locale = sampleLocales.find((one) => one === code);
    if (locale !== undefined && levels.indexOf(level) > bestLevel) {
      best = locale;
      bestLevel = levels.indexOf(level);
    }
  }
  return best;
}

function speak(language: LikelyLanguage, random: Random): Spoken {
  const level = levels[random.int(levels.indexOf(language.lowest), levels.indexOf(language.highest))];
  if (level === undefined) throw new Error(`No level for ${language.code}`);
  return { code: language.code, level };
}
