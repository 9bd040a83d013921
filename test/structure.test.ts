import { globSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { arrowsOf, code, isTest, root, sources, text } from './sources.ts';

/** The most files in a folder, without tests and migrations. */
const MOST_FILES = 25;

test('a folder has at most 25 files beside its tests, of whatever kind', () => {
  const all = globSync('{bin,src,sample,packages/matching/src,scripts,bench,deploy}/**/*', {
    cwd: root,
    withFileTypes: true,
  });
  const files = all
    .filter((one) => one.isFile())
    .map((one) => relative(root, join(one.parentPath, one.name)));
  expect(files.length).toBeGreaterThan(code.length);
  const counts = new Map<string, number>();
  for (const file of files.filter((one) => !isTest(one)))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const large = [...counts].flatMap(([folder, count]) => (count > MOST_FILES ? [folder] : []));
  expect(large).toEqual([]);
});

test('no folder has one file alone: it folds into its neighbours', () => {
  const folders = new Set(sources.map((file) => dirname(file)));
  expect([...folders].filter((folder) => readdirSync(root + folder).length < 2)).toEqual([]);
});

test('files and folders of the source are named in camelCase', () => {
  // The numbered files of the sample are in order.
  const wrong = sources.filter((file) => !file.endsWith('.d.ts') && /(?:^|\/)(?!\d\d-)[^/]*-/.test(file));
  expect(wrong).toEqual([]);
});

const lengthOf = (file: string): number => (text.get(file) ?? '').split('\n').length - 1;

test('no file is longer than 300 lines, and of a hundred files five are longer than 170', () => {
  expect(sources.filter((file) => lengthOf(file) > 300)).toEqual([]);
  const lengths = sources.map(lengthOf).toSorted((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThanOrEqual(170);
});

/**
 * Files that load one another in a circle, one entry for each circle. Looks at each file once; the search within it only remembers the path
 * that led there.
 */
function circles(loads: (file: string) => string[], files: readonly string[]): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    loads(file).forEach(walk);
    path.pop();
    done.add(file);
  };
  files.forEach(walk);
  return found;
}

test('files load one another one way, with no circle', () => {
  const loads = new Map(
    sources.map((file) => [file, arrowsOf(file).flatMap(({ to, isType }) => (isType ? [] : [to]))]),
  );
  expect(circles((file) => loads.get(file) ?? [], sources)).toEqual([]);
  const round: Record<string, string[]> = { a: ['b'], b: ['c', 'd'], c: ['a'], d: [] };
  expect(circles((file) => round[file]!, ['d', 'a'])).toEqual([['a', 'b', 'c', 'a']]);
});

/** The most pairs of files that may share six lines. For each new pair ask: can one piece of code serve both? */
const MOST_PAIRS = 15;

/** Lines of code without imports, comments, lone punctuation and extra spaces. */
const tellingLines = (source: string): string[] =>
  source
    .replace(/^(?:import|export)\b[^;'"(]*from '[^']*';$/gm, '')
    .replace(/\/\*[^]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => /\w/.test(line) && !line.startsWith('//'));

/**
 * Pairs of places, in two files or one, that share `run` such lines in a row. Lines in more than eight places are a common form and do not
 * count.
 */
function repeated(files: ReadonlyMap<string, string>, run = 6): string[] {
  const places = new Map<string, { file: string; at: number }[]>();
  for (const [file, source] of files) {
    const lines = tellingLines(source);
    for (let at = 0; at + run <= lines.length; at++) {
      const text = lines.slice(at, at + run).join('\n');
      const known = places.get(text);
      if (known) known.push({ file, at });
      else places.set(text, [{ file, at }]);
    }
  }
  const pairs = new Set<string>();
  for (const found of places.values())
    if (found.length <= 8)
      for (const [index, a] of found.entries())
        for (const b of found.slice(index + 1))
          if (a.file !== b.file || b.at - a.at >= run) pairs.add(`${a.file} ~ ${b.file}`);
  return [...pairs];
}

test('few files share six lines with another', () => {
  const files = new Map(
    sources.filter((file) => !file.startsWith('migrations/')).map((file) => [file, text.get(file) ?? '']),
  );
  const found = repeated(files);
  expect(found.length <= MOST_PAIRS ? [] : found.toSorted()).toEqual([]);
  const lines = 'import { a } from "b";\na1;\n// a\nb1;\n\n  c1;\nd1;\n}\ne1;\nf1;\n';
  expect(
    repeated(
      new Map([
        ['x', lines],
        ['y', `g1;\n${lines}`],
        ['z', lines.replace('c1', 'c2')],
      ]),
    ),
  ).toEqual(['x ~ y']);
});

/** Comments that begin with a noun clause, such as "What somebody gave", by their first words. */
const riddlesIn = (source: string): string[] =>
  [
    ...source.matchAll(
      /(?<!\n *\/\/.*)\n *(?:\{?\/\*\*?\s+(?:\* )?|\/\/ )((?:(?:What|Who|Whom|Whose|Where)(?:ever)?|Of) [^\n]{0,40})/g,
    ),
  ].map(([, words = '']) => words);

test('no comment begins with a riddle: the first word is the one who acts, or the thing itself', () => {
  const found = sources
    .filter((file) => !file.startsWith('migrations/'))
    .flatMap((file) => riddlesIn(text.get(file) ?? '').map((words) => `${file}: ${words}`));
  expect(found).toEqual([]);
  const examples = [
    '// Who',
    '/** What',
    '/**\n * Where',
    '  {/* Whoever',
    'a(); // Who',
    '// a\n// Who',
    '// Of',
  ];
  expect(examples.flatMap((one) => riddlesIn(`\n${one} asks`))).toEqual([
    'Who asks',
    'What asks',
    'Where asks',
    'Whoever asks',
    'Of asks',
  ]);
});
