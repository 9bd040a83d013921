import { parseArgs } from 'node:util';
import { importPairs } from '../rooms/pairing/index.ts';
import type { PairProblem, PairsRead, PairsTaken } from '../rooms/pairing/index.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { readInput, writeReport } from './import/files.ts';
import { findProgramme, withRooms } from './import/open.ts';
import { createProgress } from './import/progress.ts';
import { brokenInWords, count, dialectInWords } from './import/inWords.ts';

export const command: Command = {
  name: 'import pairs',
  summary: 'Bring the partners of earlier rounds from a spreadsheet, so that they are never paired again.',
  help: `Usage: antipode import pairs FILE.csv [--programme SLUG] [--round-label TEXT] [--report FILE]

  --programme SLUG    Needed when the installation has several programmes.
  --round-label TEXT  What to call the round of rows that do not say it.
  --report FILE       Write the report there too.

Two columns hold the addresses, "address a" and "address b", for a trio also "address c"; "round" may name the round.
All rows are taken or none. The same pairs twice, in whatever order, change nothing. Nobody gets a mail.
Exit code: 0 done, 1 not all can be read and nothing was taken, 2 wrong use.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        programme: { type: 'string' },
        'round-label': { type: 'string' },
        report: { type: 'string' },
      },
    });
    const label = values['round-label'] ?? '';
    if (label.length > 100 || /\p{Cc}/u.test(label))
      throw new UsageError('--round-label must be one line of at most 100 characters');
    const file = readInput(positionals);
    return withRooms(async (ctx) => {
      const programme = await findProgramme(ctx, values.programme);
      const progress = createProgress();
      const { read, taken } = await importPairs(ctx, {
        programme: programme.id,
        actor: { kind: 'command' },
        file,
        label,
        progress: (done, of) => progress.tell('pairs taken', done, of),
      });
      progress.end();
      const report = pairsReport(`${file.name} into ${programme.name}`, read, taken);
      console.log(report);
      writeReport(values.report, report);
      return taken ? 0 : 1;
    });
  },
};

const REASONS: Record<PairProblem['reason'], string> = {
  'no-address': 'there is no mail address',
  'bad-address': '"{}" is no mail address',
  'same-person': '"{}" is in this row twice',
  control: 'it has characters that are no text',
  'long-label': '"{}" is longer than 100 characters',
};

function pairsReport(title: string, read: PairsRead, taken: PairsTaken | null): string {
  const problems = [
    ...read.missing.map((role) => `no column is called "address ${role}"`),
    ...read.twice.map(
      (role) => `two columns are read as ${role === 'round' ? 'the round' : `"address ${role}"`}`,
    ),
    ...(read.broken ? [brokenInWords(read.broken)] : []),
    ...read.problems.map(({ row, line, column, reason, piece }) => {
      const header = column === null ? '' : `, column "${read.headers[column] ?? ''}"`;
      return `row ${row}${line === row ? '' : ` (line ${line})`}${header}: ${REASONS[reason].replace('{}', () => piece)}`;
    }),
  ];
  const end = taken
    ? `${count(read.rows, 'row')}: ${count(taken.pairs, 'new pair')}, ${count(taken.people, 'new address', 'new addresses')}; ${count(read.pairs.length - taken.pairs, 'pair')} known before.`
    : `${count(read.rows, 'row')}; nothing was taken.`;
  return [
    title,
    dialectInWords(read.dialect),
    ...(problems.length > 0 ? ['', 'What could not be read:', ...problems.map((line) => `  ${line}`)] : []),
    '',
    end,
    '',
  ].join('\n');
}
