import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { command } from '../../test/command.ts';
import { buildBundle } from '../../test/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'match-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const write = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};

const run = (...args: string[]) => command(['match', ...args]);

/** Runs the command as a person at a shell would. */
const runAlone = (...args: string[]) =>
  spawnSync(process.execPath, [buildBundle(), 'match', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });

const PEOPLE = `E-mail,Name,Country,Time zone,Languages,Sector,Wishes,Never with,Employer
amina@x.example,Amina D,Senegal,,French native; English B2,School,must sector: public,,
luca@x.example,Luca F,Italy,,English C1,PUBLIC,,,
mei@x.example,=Mei,China,Asia/Shanghai,English B2,school,,luca@x.example,
nils@x.example,Nils S,Norway,,Norwegian native,,,,
`;

test('a spreadsheet becomes pairs and a report, with no database', async () => {
  const file = write('people.csv', PEOPLE);
  const { status, stdout } = runAlone(file, '--out', at('pairs.csv'), '--explain', at('report.html'));
  expect(stdout).toMatch(/^4 people: 1 pair, 0 trios, 2 without a partner; proven the best\./);
  expect(status).toBe(0);
  // Amina demands the public sector, whatever the case of its letters, and Mei has ruled out Luca.
  expect(readFileSync(at('pairs.csv'), 'utf8').split('\r\n')[1]).toMatch(
    /^amina@x.example,Amina D,luca@x.example,Luca F,,,\d+$/,
  );
  const report = readFileSync(at('report.html'), 'utf8');
  expect(report).toContain('<svg role="img"');
  expect(report).toMatch(/Nils S<\/td><td>0 of 3<\/td>.*no shared language at the level: 3/);
  expect(report).toMatch(/these 2 people fit nobody here, so at least 2 stay without a partner/);
  expect(report).toMatch(/Proven: no other pairing has more pairs, and, priorities first, none with as many/);
  expect(report).toMatch(/without the rule &quot;a shared language&quot;: opens 2/);
  // The same insights as on the workbench: reasons against others, the cost of each rule, changes that cost nobody anything.
  expect(report).toMatch(/Luca F: nobody else is allowed/);
  expect(report).toMatch(/no rule: a shared language<\/td><td>4 \(\+2\)<\/td>.*Mei, Nils S/);
  expect(report).toMatch(/<h2>What each rule costs<\/h2>/);
  expect(report).not.toContain('depend on the few');
  expect(report).not.toContain('<script');
  // Wide tables scroll by themselves on a phone.
  expect(report.match(/<table>/g)).toHaveLength(
    report.match(/<section tabindex="0" aria-label="[^"]+"><table>/g)!.length,
  );
});

test('a policy changes the pairs, and names nobody can use as a formula or markup', async () => {
  const policy = defaultPolicy();
  policy.hard.musts.on = false;
  policy.soft.sector = 1000;
  const rules = write('rules.json', JSON.stringify({ $schema: 'x', ...policy }));
  const file = write('more.csv', PEOPLE.replace('Nils S', '<b>Nils|'));
  const done = await run(file, '--policy', rules, '--out', at('p.csv'), '--explain', at('r.md'));
  expect(done.status).toBe(0);
  expect(readFileSync(at('p.csv'), 'utf8')).toContain("mei@x.example,'=Mei");
  expect(readFileSync(at('r.md'), 'utf8')).toContain('\\<b\\>Nils\\|');
});

test('rows that cannot be read are refused with their lines, and nothing is written', async () => {
  const file = write(
    'bad.csv',
    PEOPLE.replace('School', '"Sch\nool"')
      .replace('Italy', 'Wakanda')
      .replace('Asia/Shanghai', '')
      .replace('China', 'Russia'),
  );
  const { status, stderr } = await run(file, '--out', at('none.csv'));
  expect(status).toBe(1);
  expect(stderr).toContain('row 3 (line 4), column "Country": "Wakanda" is not a country we know');
  // A cell of two lines makes the line numbers of the file run ahead of the spreadsheet's rows.
  expect(stderr).toContain('row 4 (line 5): there is no time zone');
  expect(existsSync(at('none.csv'))).toBe(false);
});

test('the many who depend on a few are counted and drawn, and wishes say what they mean', async () => {
  const people = `E-mail,Name,Country,Languages,Wishes,Priority
a@x.example,Amina,Senegal,French native,country: Italy; language: fr; zone: 3,1
b@x.example,Bouba,Senegal,French native,,
c@x.example,Cheikh,Senegal,French native,,
l@x.example,Luca,Italy,French C1,must region: Africa,
`;
  const done = await run(write('few.csv', people), '--out', at('f.csv'), '--explain', at('f.md'));
  expect(done.status).toBe(0);
  const report = readFileSync(at('f.md'), 'utf8');
  expect(report).toContain('Why not everybody can be paired');
  expect(report).toContain('None of these 3 people may be paired with another of them');
  expect(report).toContain('only 1 other person fits them, so at least 2 stay without a partner in pairs.');
  expect(report).toMatch(/\| depend on the few \| 3 \|.*\n\| the few \| 1 \|/);
  expect(report).toContain('Amina: country: Italy, language: French, zone: at most 3 h apart');
  expect(report).toContain('Luca: must region: Africa');
});

test('a policy with slips is refused with every one', async () => {
  const bad = { ...defaultPolicy(), trios: 'maybe', objectiv: 1 };
  bad.soft.sector = 2000;
  const { status, stderr } = await run(
    write('people.csv', PEOPLE),
    '--policy',
    write('bad.json', JSON.stringify(bad)),
    '--out',
    at('x.csv'),
  );
  expect(status).toBe(1);
  expect(stderr).toContain('trios must be one of allow, forbid');
  expect(stderr).toContain('objectiv is not known');
  expect(stderr).toContain('soft.sector is out of range (0 to 1000)');
});

test('the printed policy is accepted as it is, and wrong use says how', async () => {
  const policy = write('usual.json', (await run('--print', 'policy')).stdout);
  const file = write('people.csv', PEOPLE);
  expect((await run(file, '--policy', policy, '--out', at('y.csv'))).status).toBe(0);
  expect((await run(file)).status).toBe(2);
  expect((await run(file, '--out', at('y.csv'), '--explain', at('r.pdf'))).status).toBe(2);
  expect((await run(file, '--out', at('y.csv'), '--day', '2027-02-30')).status).toBe(2);
  // The command never writes over the input file.
  expect((await run(file, '--out', file)).status).toBe(2);
  expect((await run(file, '--out', at('y.md'), '--explain', at('y.md'))).status).toBe(2);
  expect(readFileSync(file, 'utf8')).toBe(PEOPLE);
});
