import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Texts } from './check.ts';

/** For each key, the mark (`markOf`) of the English text with which somebody last compared the language's text and found it right. */
export type Looked = Readonly<Record<string, string>>;

/** Stored with the scripts, since no running program needs it. */
const fileOf = (locale: string): URL => new URL(`looked/${locale}.json`, import.meta.url);

export const lookedOf = (locale: string): Looked =>
  existsSync(fileOf(locale)) ? (JSON.parse(readFileSync(fileOf(locale), 'utf8')) as Looked) : {};

export const keepLooked = (locale: string, looked: Looked): void =>
  writeFileSync(fileOf(locale), `${JSON.stringify(looked, undefined, 2)}\n`);

/** Whether somebody has checked this text since its English last changed. */
export const isLooked = (looked: Looked, english: Texts, key: string): boolean =>
  key in english && looked[key] === markOf(english[key]!);

/** The marks, with marks of these keys added, sorted. Marks of English texts that no longer exist are dropped. */
export function withLooked(looked: Looked, english: Texts, keys: readonly string[]): Looked {
  const kept = Object.keys(looked).filter((key) => isLooked(looked, english, key));
  return Object.fromEntries(
    [...new Set([...kept, ...keys])].toSorted().map((key) => [key, markOf(english[key]!)]),
  );
}

/** Eight characters that change with the text. */
const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
