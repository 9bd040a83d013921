import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Texts } from './check.ts';

/** `markOf` the English text, by key, when somebody last compared the language's words with it and found them right. */
export type Looked = Readonly<Record<string, string>>;

/** Stands beside the scripts, as no program that runs needs it. */
const fileOf = (locale: string): URL => new URL(`looked/${locale}.json`, import.meta.url);

export const lookedOf = (locale: string): Looked =>
  existsSync(fileOf(locale)) ? (JSON.parse(readFileSync(fileOf(locale), 'utf8')) as Looked) : {};

export const keepLooked = (locale: string, looked: Looked): void =>
  writeFileSync(fileOf(locale), `${JSON.stringify(looked, undefined, 2)}\n`);

/** Whether somebody looked at this text since its English became what it is. */
export const isLooked = (looked: Looked, english: Texts, key: string): boolean =>
  key in english && looked[key] === markOf(english[key]!);

/** The marks with those of these keys, sorted; marks of English words that are no more are dropped. */
export function withLooked(looked: Looked, english: Texts, keys: readonly string[]): Looked {
  const kept = Object.keys(looked).filter((key) => isLooked(looked, english, key));
  return Object.fromEntries(
    [...new Set([...kept, ...keys])].toSorted().map((key) => [key, markOf(english[key]!)]),
  );
}

/** Eight signs that change with the text. */
const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
