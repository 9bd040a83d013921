import { glob } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { plainLoop } from './lib/plainLoop.ts';
import type { Area, Row } from './lib/row.ts';

// Measures and prints all areas side by side in one run: `npm run bench -- [--json] [--only AREA,AREA]`. A file's name in place of an AREA
// runs that file alone. Exit code 1 when a goal is missed.
const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
const files = await Array.fromAsync(glob('{*,chats/*,desks/*}.ts', { cwd: import.meta.dirname }));
const named = values.only?.split(',');
/** Units of time, and of a number in a time. */
const ABSOLUTE = /^(?:n?m?s|.*(?:a second|\/s))$/;
const rows: Row[] = [];
const found: { file: string; area: Area }[] = [];

for (const file of files.toSorted()) {
  if (file === basename(import.meta.filename)) continue;
  const { area } = (await import(join(import.meta.dirname, file))) as { area: Area };
  const isNamed = named?.includes(area.name) || named?.includes(basename(file, '.ts'));
  if (named === undefined ? !area.onDemand : isNamed) found.push({ file: basename(file, '.ts'), area });
}
// The large areas come last. Each reports its rows as soon as it has them.
for (const { file, area } of found.toSorted(
  (a, b) => Number(a.area.onDemand ?? 0) - Number(b.area.onDemand ?? 0),
)) {
  const began = Date.now();
  const before = plainLoop();
  const measured = (await area.run((text) => console.error(`${file}: ${text}`))).map(
    beside((before + plainLoop()) / 2),
  );
  console.error(`${file}: ${Math.round((Date.now() - began) / 1000)} s`);
  rows.push(...measured);
  for (const row of measured) printRow(row);
}
if (found.length === 0) console.error(`there is no area or file "${values.only}"`);
process.exitCode = found.length > 0 && rows.every((row) => row.pass === true) ? 0 : 1;

/** A time or rate without anything beside it says little by itself, so this tells how fast the machine was just now. */
function beside(loop: number): (row: Row) => Row {
  const took = `; meanwhile the plain loop took ${loop.toFixed(1)} ns a pair`;
  return (row) => (ABSOLUTE.test(row.unit) ? { ...row, against: row.against + took } : row);
}

function printRow(row: Row): void {
  if (values.json) console.log(JSON.stringify(row));
  else printForPeople(row);
}

function printForPeople({ area, row, value, unit, goal, pass, against }: Row): void {
  const verdict = pass === null ? 'NOT COMPARED' : pass ? 'ok' : 'SHORT';
  const shown = Number.isInteger(value) ? String(value) : value.toPrecision(3);
  console.log(
    `${area.padEnd(8)} ${row.padEnd(60)} ${`${shown} ${unit}`.padEnd(14)} goal ${goal.padEnd(10)} ${verdict}`,
  );
  console.log(`         ${against}`);
}
