import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WITHOUT, WORK } from '../bench/lib/allDue/work.ts';
import { DUTIES, ROOMS } from '../src/rooms/brought.ts';
import type { Duty, RoomBrings } from '../src/rooms/brings.ts';

const root = new URL('../src/rooms/', import.meta.url).pathname;
const sources = globSync('**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
const read = (file: string): string => readFileSync(root + file, 'utf8');

test('the bench of duties gives each something to do, or says why not', () => {
  const known = new Set([...Object.keys(WORK), ...Object.keys(WITHOUT)]);
  const names = new Set<string>(DUTIES.map(({ name }) => name));
  expect([...names].filter((name) => !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !names.has(name))).toEqual([]);
});

/** Duties that do all their work at once, however much it is, and why. */
const AT_ONCE: Readonly<Record<string, string>> = {
  'back up at night': 'it starts one job',
  deliver: 'it looks whether a mail is due, and starts one job',
  'watch the disk': 'it writes one row a day, and one a programme when hardly any room is left',
};

/** Ways to ask whether there is time for another piece. */
const ASKS =
  /\b(?:whileTime|hasTime|byPieces(?:Of|Found)?|removeByPieces|changeByPieces|clearByPieces|whenDue|removePeople|raiseMatters)\(/;

/** The files of a room that contain its duty, found by the name of the function that runs. */
function filesOf(room: string, { run }: Duty): string[] {
  const name = run.name === 'run' ? /(\w+)\)?\(ctx\)/.exec(String(run))?.[1] : run.name;
  const says = new RegExp(`export (?:async )?(?:function|const) ${name}\\b`);
  return sources.filter((file) => file.startsWith(`${room}/`) && says.test(read(file)));
}

test('each duty asks whether it has time for another piece of its work, or says why not', () => {
  const never = Object.entries<RoomBrings>(ROOMS).flatMap(([room, { duties }]) =>
    duties
      .filter((duty) => !ASKS.test(String(duty.run)))
      .filter((duty) => !filesOf(room, duty).some((file) => ASKS.test(read(file))))
      .map(({ name }) => name),
  );
  expect(never.toSorted()).toEqual(Object.keys(AT_ONCE).toSorted());
});

const PIECES =
  /^ *await (?:byPieces(?:Of|Found)?|removeByPieces|changeByPieces|clearByPieces|whenDue|removePeople|raiseMatters)\(/gm;

/** Statements that come after pieces of work without asking first whether there is time, each by its first line. */
function unasked(text: string): string[] {
  return [...text.matchAll(PIECES)].flatMap(({ index, 0: { length } }) => {
    let at = index + length;
    for (let open = 1; open > 0 && at < text.length; at++)
      open += Number(text[at] === '(') - Number(text[at] === ')');
    const next = text.slice(at).replace(/^;\s*(?:\/\/.*\n\s*)*/, '');
    return next.startsWith('}') ? [] : [next.split('\n')[0]!];
  });
}

/** Statements that may do so, and why. */
const FOLLOWS: Readonly<Record<string, string>> = {
  "partnerships/silence/closeSilences.ts: await mailWhoAsked(ctx, one, 'due');":
    'one mail, and the matter that it tells of: one thing',
};

test('where pieces of one kind are followed by another kind, it is asked whether there is time for it', () => {
  const found = sources.flatMap((file) => unasked(read(file)).map((next) => `${file}: ${next}`));
  expect(found.filter((one) => !(one in FOLLOWS))).toEqual([]);
  expect(Object.keys(FOLLOWS).filter((one) => !found.includes(one))).toEqual([]);
});

test('what follows pieces is seen', () => {
  expect(unasked("  await removeByPieces(ctx, 'x', f(1));\n  // So.\n  await go();\n")).toEqual([
    'await go();',
  ]);
  expect(unasked("  await removeByPieces(ctx, 'x', f(1));\n}\n")).toEqual([]);
  expect(unasked("  if (!(await removeByPieces(ctx, 'x'))) return;\n  await go();\n")).toEqual([]);
});
