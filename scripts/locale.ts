import { LOCALES, SOURCE } from '../src/i18n/locales.ts';
import { languageName } from '../src/lib/world/languages.ts';
import { languageFolders } from '../src/lib/world/languageFiles.ts';
import { changedSince } from './locale/changed.ts';
import { faultsOf, missingIn, textsOf } from './locale/check.ts';
import { keepLooked, lookedOf, withLooked } from './locale/looked.ts';
import { findUses } from './locale/uses.ts';

// npm run locale -- status | extract LANGUAGE | looked LANGUAGE KEY… | check: the progress of each language, the texts to translate, a note
// that texts are right as they are, and the faults.

const [command = '', language = '', ...keys] = process.argv.slice(2);
const others = LOCALES.filter((locale) => locale !== SOURCE);

const isAll = language === '';

if (command === 'status' && isAll) status();
else if (command === 'extract' && languageFolders().includes(language) && language !== SOURCE) extract();
else if (command === 'looked' && others.some((locale) => locale === language) && keys.length > 0) looked();
else if (command === 'check' && isAll) check();
else {
  console.error(`npm run locale -- status            how many texts each language has, and how many are to be looked at
npm run locale -- extract LANGUAGE  what it lacks, and what changed since it was translated, with where each text appears, as JSON;
                                    LANGUAGE has a folder in locales/, which may be empty
npm run locale -- looked LANGUAGE KEY…  notes that these texts say what the English says now, and need no other words
npm run locale -- check             what is wrong in the texts of any language`);
  process.exitCode = 2;
}

function status(): void {
  const all = Object.keys(textsOf(SOURCE)).length;
  console.log(`${SOURCE}: ${all} texts, the source`);
  for (const locale of others) {
    const missing = missingIn(locale).length;
    const changed = changedSince(locale);
    const name = languageName(SOURCE, locale);
    console.log(
      `${locale} (${name}): ${all - missing} texts, ${missing} missing, ${changed ? `${changed.length} whose English changed since` : 'no history to tell what changed'}`,
    );
  }
}

/** Prints one entry for each text to write or check: { key, english, own?, why, in }. */
function extract(): void {
  const english = textsOf(SOURCE);
  const own = textsOf(language);
  const uses = findUses();
  const entry = (key: string, why: 'missing' | 'changed') => ({
    key,
    english: english[key],
    ...(key in own ? { own: own[key] } : {}),
    why,
    in: uses(key),
  });
  const entries = [
    ...missingIn(language).map((key) => entry(key, 'missing')),
    ...(changedSince(language) ?? []).map((key) => entry(key, 'changed')),
  ];
  console.log(JSON.stringify(entries, undefined, 2));
}

/** Notes texts that are still right although their English changed: status and extract leave them out until it changes again. */
function looked(): void {
  const own = textsOf(language);
  const english = textsOf(SOURCE);
  const unknown = keys.filter((key) => !(key in own && key in english));
  if (unknown.length > 0) {
    console.error(`no text of ${language} has this key: ${unknown.join(', ')}`);
    process.exitCode = 2;
    return;
  }
  keepLooked(language, withLooked(lookedOf(language), english, keys));
}

function check(): void {
  const faults = LOCALES.flatMap((locale) =>
    faultsOf(locale).map(({ key, fault }) => `${locale} ${key}: ${fault}`),
  );
  for (const fault of faults) console.log(fault);
  for (const locale of others) {
    const missing = missingIn(locale).length;
    if (missing > 0) console.log(`${locale}: ${missing} texts are missing, and appear in English`);
  }
  if (faults.length > 0) process.exitCode = 1;
  else console.log('nothing is wrong in what is there');
}
