import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readLanguages } from '../../../lib/world/languageFiles.ts';
import { localesFolder } from '../../../lib/world/localesFolder.ts';
import { once } from '../../../lib/once.ts';

/** card.json of a language whose letters our own font lacks: a font file beside it or in a package, and the scripts that the font has. */
interface CardFont {
  font: string;
  file: string;
  scripts: readonly string[];
}

const require = createRequire(import.meta.url);

const OWN = {
  font: 'Noto Sans SemiBold',
  file: require.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
  scripts: ['Latin', 'Greek', 'Cyrillic', 'Devanagari'],
};

/** The fonts of the cards, ours first, each with the path of its file. */
export const fonts = once((): readonly CardFont[] => [
  OWN,
  ...readLanguages<CardFont>('card').map(({ code, content }) => {
    const beside = join(localesFolder, code, content.file);
    const { font, file, scripts } = content;
    return { font, scripts, file: existsSync(beside) ? beside : require.resolve(file) };
  }),
]);

/** Matches texts whose letters these fonts have; characters between letters are allowed. */
export const drawnLetters = once(() => {
  const scripts = fonts().flatMap((font) => font.scripts.map((script) => `\\p{Script_Extensions=${script}}`));
  return new RegExp(`^[${scripts.join('')}\\p{Script=Common}\\p{Script=Inherited}]*$`, 'u');
});
