import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { root, sources, text } from './sources.ts';

test('each decision has a number of its own, in its name and in its title', () => {
  const files = globSync('docs/decisions/*.md', { cwd: root }).toSorted();
  const numbers = files.map((file) => basename(file).slice(0, 3));
  expect(numbers).toEqual([...new Set(numbers)]);
  const titled = files.map((file) => /^# (\d{3}) /m.exec(readFileSync(root + file, 'utf8'))?.[1]);
  expect(titled).toEqual(numbers);
});

/** Documents that describe the present. A worked example is about what is to come. */
const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md'], { cwd: root }).filter(
  (file) => !/^(?:CHANGELOG|docs\/new-room)\.md$/.test(file),
);

test('the names in code that the documents mention are there', () => {
  const known = new Set([...text.values()].flatMap((source) => source.match(/\w+/g) ?? []));
  const missing = documents.flatMap((file) =>
    [...readFileSync(root + file, 'utf8').matchAll(/`([a-z]+[A-Z]\w*)(?:\(\))?`/g)].flatMap(([, name = '']) =>
      known.has(name) ? [] : [`${file}: ${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('the files of ours that the documents name are there', () => {
  const files = new Set(sources.flatMap((file) => endsOf(file)));
  const missing = documents.flatMap((file) =>
    [...readFileSync(root + file, 'utf8').matchAll(/`([\w./-]+\.tsx?)`/g)].flatMap(([, name = '']) =>
      files.has(name) ? [] : [`${file}: ${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

/** `a/b/c.ts`, `b/c.ts` and `c.ts`. */
const endsOf = (file: string): string[] => {
  const parts = file.split('/');
  return parts.map((_, at) => parts.slice(at).join('/'));
};
