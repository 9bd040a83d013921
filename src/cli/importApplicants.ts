import { parseArgs } from 'node:util';
import { Refusal } from '../lib/refusal.ts';
import { importApplicants } from '../rooms/imports/index.ts';
import type { ImportOutcome, ImportPreview } from '../rooms/imports/index.ts';
import { questionsOf, roundByNumber } from '../rooms/programmes/index.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { askYes } from './import/ask.ts';
import { readInput, readMap, writeReport } from './import/files.ts';
import { findProgramme, withRooms } from './import/open.ts';
import { createProgress } from './import/progress.ts';
import { previewReport } from './import/preview.ts';
import { endReport, readingReport } from './import/report.ts';
import { writeSkeleton } from './import/skeleton.ts';
import { count } from './import/inWords.ts';

const REFUSALS = {
  'round-cancelled': 'this round is cancelled',
  'round-closed': 'applications to this round are closed, so nobody could confirm: import into the next one',
  'round-unpublished': 'this round is not public yet: publish it first, since people are invited to it',
  'no-form': 'this round has no form yet: give it its questions first',
} as const;

export const command: Command = {
  name: 'import applicants',
  summary: 'Bring applicants from a spreadsheet into a round; each is invited by mail to confirm.',
  help: `Usage: antipode import applicants FILE.csv --round R [--dry-run | --yes] [--map FILE | --write-map FILE]
       [--accept-valid] [--programme SLUG] [--report FILE]

  --round R         Number of the round.
  --dry-run         Show what would be taken, and take nothing.
  --yes             Do not ask.
  --map FILE        JSON that says what columns hold: {"Column": "country", "Notes": "ignore"}. The right side is a
                    question's role, id or words, or address, locale or ignore. Other columns are found by their
                    headers; those that lead to one question are joined.
  --write-map FILE  Write such a map with what is known of each column, "?" where nothing is, and take nothing.
  --accept-valid    Take the rows that can be read though others cannot.
  --programme SLUG  Needed when the installation has several programmes.
  --report FILE     Write the whole report there too.

It shows what it understood of the first ten people, the counts and the mails, and asks before it takes anything.
Invitations wait ten minutes in the outbox, under one heading.
Columns may stand in any order, between commas, semicolons, tabs or bars, as UTF-8, UTF-16 or Windows-1252.
The same file twice changes nothing. docs/import.md has the columns and what their cells may say.
Exit code: 0 done, 1 not all can be read and nothing was taken, 2 wrong use, 3 taken in part with --accept-valid,
4 nobody agreed: the answer was no, or there is no terminal to ask at and no --yes.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        round: { type: 'string' },
        map: { type: 'string' },
        'write-map': { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
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
      const title = `${file.name} into round ${round.number} of ${programme.name}`;
      const how = values['dry-run'] ? 'dry-run' : values.yes ? 'yes' : process.stdin.isTTY ? 'ask' : 'nobody';
      let seen: ImportPreview | null = null;
      const outcome = await importApplicants(ctx, {
        programme: programme.id,
        actor: { kind: 'command' },
        round: round.id,
        file,
        map,
        acceptValid: values['accept-valid'],
        agree: async (preview) => {
          if (values['write-map'] !== undefined) return false;
          seen = preview;
          progress.end();
          console.log(readingReport(preview, title));
          console.log(previewReport(preview));
          if (how === 'ask') return askYes(questionOf(preview));
          return how === 'yes';
        },
        progress: ({ step, rows, of }) =>
          progress.tell(step === 'reading' ? 'rows read' : 'rows taken', rows, of),
      });
      progress.end();
      if (!outcome.ok) throw new Refusal(REFUSALS[outcome.reason]);
      if (values['write-map'] !== undefined) {
        const questions = (await questionsOf(ctx, programme.id, round.id)).flatMap((step) => step.questions);
        console.log(writeSkeleton(values['write-map'], outcome, questions));
        return 0;
      }
      if (!seen) console.log(readingReport(outcome, title));
      const end = outcome.agreed ? endReport(outcome) : `${DISAGREED[how]}\n`;
      console.log(end);
      writeReport(
        values.report,
        [readingReport(outcome, title, null), ...(seen ? [previewReport(seen)] : []), end].join('\n'),
      );
      return exitCode(outcome, values['dry-run']);
    });
  },
};

const DISAGREED = {
  'dry-run': 'Nothing was taken: this was a dry run.',
  ask: 'Nothing was taken: the answer was not yes.',
  nobody: 'Nothing was taken: there is no terminal to ask at. --yes takes them without being asked.',
  yes: '',
} as const;

const questionOf = ({ expected }: ImportPreview): string =>
  expected.taken + expected.updated === 0
    ? 'Nobody is new. Note the file as taken?'
    : `Take ${count(expected.taken + expected.updated, 'person', 'people')}, and invite ${expected.taken}?`;

function exitCode({ checked, taken, agreed, earlier }: ImportOutcome, isDry: boolean): number {
  if (earlier) return 0;
  if (!agreed && !isDry) return 4;
  if (checked.columns?.problems.some(({ reason }) => reason.startsWith('map-'))) return 2;
  if (!taken && agreed) return 1;
  return checked.valid === checked.rows && checked.columns?.problems.length === 0 ? 0 : 3;
}
