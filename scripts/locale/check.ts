import { readLanguage } from '../../src/lib/world/languageFiles.ts';
import { readMessage } from './messages.ts';

export type Texts = Readonly<Record<string, string>>;

export interface Fault {
  key: string;
  fault: string;
}

/** The texts.json of a language; empty if the language has none. */
export const textsOf = (locale: string): Texts => readLanguage<Texts>(locale, 'texts') ?? {};

/** Keys for which a language has no text: its readers get English. */
export const missingIn = (locale: string): string[] => {
  const own = textsOf(locale);
  return Object.keys(textsOf('en')).filter((key) => !(key in own));
};

/** The faults of a language's texts, apart from missing ones. */
export function faultsOf(locale: string): Fault[] {
  const english = textsOf('en');
  const own = textsOf(locale);
  const keys = Object.keys(own);
  const unsorted = keys.find((key, at) => at > 0 && key < keys[at - 1]!);
  const faults: Fault[] = unsorted
    ? [{ key: unsorted, fault: 'stands behind a key that comes after it' }]
    : [];
  for (const [key, text] of Object.entries(own)) {
    const fault =
      key in english ? faultOf(text, english[key]!, locale) : 'no text of the source has this key';
    if (fault) faults.push({ key, fault });
  }
  return faults;
}

function faultOf(text: string, english: string, locale: string): string | null {
  if (typeof text !== 'string' || text.trim() === '') return 'is empty';
  if (text !== text.trim()) return 'begins or ends with a space';
  try {
    const wanted = takenByEnglish(english);
    const { takes, lacks } = readMessage(text, locale);
    if (takes.join() !== wanted.join())
      return `takes {${takes.join(', ')}}, and the source {${wanted.join(', ')}}`;
    return lacks.length > 0 ? `does not say numbers in the form ${lacks.join(', ')}` : null;
  } catch (error) {
    return `is no message: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const read = new Map<string, readonly string[]>();

/** The placeholders of an English text, read once for all languages. */
function takenByEnglish(text: string): readonly string[] {
  const taken = read.get(text) ?? readMessage(text, 'en').takes;
  read.set(text, taken);
  return taken;
}
