import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { parse } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';

/** The code of the invented language. CLDR knows its name, plurals and direction, but nobody has written its texts. */
export const INVENTED = 'pl';
/** A text that the invented language lacks. */
export const UNTRANSLATED = 'apply.zone.later';

type Texts = Record<string, string>;

/** A copy of locales/ with one more language, made from English by rule. Nothing else tells the program of this language. */
export async function inventLanguage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'locales-'));
  const locales = new URL('../../locales', import.meta.url).pathname;
  await cp(locales, folder, { recursive: true });
  const english = JSON.parse(await readFile(join(folder, 'en/texts.json'), 'utf8')) as Texts;
  const texts: Texts = {};
  for (const [key, text] of Object.entries(english)) {
    if (key === UNTRANSLATED) continue;
    const command = /^mail\.by-mail\.word\.(\w+)$/.exec(key)?.[1];
    texts[key] = command ? [...text].toReversed().join('') : invented(text);
  }
  const write = (file: string, content: unknown): Promise<void> =>
    writeFile(join(folder, INVENTED, file), JSON.stringify(content));
  await write('texts.json', texts);
  await write('import.json', { columns: { country: ['kraj'] } });
  return folder;
}

const invented = (text: string): string => printAST(parse(text).map(inWords));

/** The same message in other words, with the Polish plural forms. */
function inWords(node: MessageFormatElement): MessageFormatElement {
  const changed = structuredClone(node) as MessageFormatElement & {
    value?: string;
    options?: Record<string, { value: MessageFormatElement[] }>;
    children?: MessageFormatElement[];
    pluralType?: string;
  };
  if (changed.type === LITERAL) changed.value = inLetters(changed.value ?? '');
  changed.children &&= changed.children.map(inWords);
  if (changed.options) {
    const { one, other } = changed.options;
    for (const option of Object.values(changed.options)) option.value = option.value.map(inWords);
    if (changed.pluralType === 'cardinal')
      Object.assign(changed.options, {
        one: one ?? other,
        few: marked(other!, 'kilka'),
        many: marked(other!, 'wiele'),
      });
  }
  return changed;
}

const LITERAL = 0;

const marked = ({ value }: { value: MessageFormatElement[] }, word: string) => ({
  value: [...structuredClone(value), { type: LITERAL, value: ` (${word})` } as MessageFormatElement],
});

const LETTERS: Readonly<Record<string, string>> = {
  a: 'ą',
  c: 'ć',
  e: 'ę',
  l: 'ł',
  n: 'ń',
  o: 'ó',
  s: 'ś',
  z: 'ż',
};

const inLetters = (text: string): string => text.replaceAll(/[acelnosz]/g, (letter) => LETTERS[letter]!);
