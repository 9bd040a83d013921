import { parseArgs } from 'node:util';
import { Refusal } from '../lib/refusal.ts';
import { importApplicants } from '../rooms/applications/index.ts';
import type { ImportOutcome } from '../rooms/applications/index.ts';
import { roundByNumber } from '../rooms/programmes/index.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { readInput, readMap, writeReport } from './import/files.ts';
import { findProgramme, withRooms } from './import/open.ts';
import { createProgress } from './import/progress.ts';
import { applicantsReport } from './import/report.ts';

const REFUSALS = {
  'round-cancelled': 'this round is cancelled',
  'round-closed': 'applications to this round are closed, so nobody could confirm: import into the next one',
  'round-unpublished': 'this round is not public yet: publish it first, since people are invited to it',
  'no-form': 'this round has no form yet: give it its questions first',
} as const;

export const command: Command = {
  name: 'import applicants',
  summary: 'Bring applicants from a spreadsheet into a round; each is invited by mail to confirm.',
  help: `Usage: antipode import applicants FILE.csv --round R [--map FILE] [--accept-valid] [--programme SLUG] [--report FILE]

  --round R         Number of the round.
  --map FILE        JSON that says what columns hold: {"Column": "country", "Notes": "ignore"}. The right side is a
                    question's role or id, or address, locale or ignore. Other columns are found by their headers.
  --accept-valid    Take the rows that can be read though others cannot.
  --programme SLUG  Needed when the installation has several programmes.
  --report FILE     Write the whole report there too.

Columns may stand in any order, between commas, semicolons, tabs or bars, as UTF-8, UTF-16 or Windows-1252.
The same file twice changes nothing. docs/import.md has the columns and what their cells may say.
Exit code: 0 done, 1 not all can be read and nothing was taken, 2 wrong use, 3 taken in part with --accept-valid.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        round: { type: 'string' },
        map: { type: 'string' },
        'accept-valid': { type: 'boolean', default: false },
        programme: { type: 'string' },
        report: { type: 'string' },
      },
    });
    if (!/^[1-9]\d{0,8}$/.test(values.round ?? ''))
      throw new UsageError('say which round with --round and its number');
    const file = readInput(positionals);
    const map = readMap(values.map);
    return withRooms(async (ctx) => {
      const programme = await findProgramme(ctx, values.programme);
      const round = await roundByNumber(ctx, programme.id, Number(values.round));
      if (!round) throw new UsageError(`${programme.name} has no round ${values.round}`);
      const progress = createProgress();
      const outcome = await importApplicants(ctx, {
        programme: programme.id,
        actor: { kind: 'command' },
        round: round.id,
        file,
        map,
        acceptValid: values['accept-valid'],
        progress: ({ step, rows, of }) =>
          progress.tell(step === 'reading' ? 'rows read' : 'rows taken', rows, of),
      });
      progress.end();
      if (!outcome.ok) throw new Refusal(REFUSALS[outcome.reason]);
      const title = `${file.name} into round ${round.number} of ${programme.name}`;
      console.log(applicantsReport(outcome, title));
      if (values.report !== undefined) writeReport(values.report, applicantsReport(outcome, title, null));
      return exitCode(outcome);
    });
  },
};

function exitCode({ checked, taken, earlier }: ImportOutcome): number {
  if (earlier) return 0;
  if (checked.columns?.problems.some(({ reason }) => reason.startsWith('map-'))) return 2;
  if (!taken) return 1;
  return checked.valid === checked.rows && checked.columns?.problems.length === 0 ? 0 : 3;
}
