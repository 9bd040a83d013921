import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultPolicy, match, policySchema, sensitivity } from '#matching';
import { Refusal } from '../lib/refusal.ts';
import { readSheet } from '../rooms/imports/index.ts';
import type { Sheet } from '../rooms/imports/index.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { readInput, readMap, writeReport } from './import/files.ts';
import { createProgress } from './import/progress.ts';
import { brokenInWords, columnProblemInWords, count, problemInWords } from './import/inWords.ts';
import { toHtml, toMarkdown } from './match/blocks.ts';
import { MATCH_QUESTIONS } from './match/columns.ts';
import { pairsCsv } from './match/pairsCsv.ts';
import { peopleOf } from './match/people.ts';
import { readPolicy } from './match/policy.ts';
import { matchReport } from './match/report.ts';

/** The most problems shown; the others are only counted. */
const SHOWN = 300;
/** Above this number of people the report leaves out the cost of each rule, since that takes some thirty matches. */
const MOST_FOR_RULES = 6000;

export const command: Command = {
  name: 'match',
  summary: 'Match the people of a spreadsheet, without a server or a database.',
  help: `Usage: antipode match APPLICANTS.csv --out PAIRS.csv [--policy POLICY.json] [--explain REPORT.html|.md] [--map FILE] [--day YYYY-MM-DD]

  --out FILE      Where the pairs go: addresses and names, one pair or trio a row.
  --policy FILE   The rules; without it the usual ones. "antipode match --print policy" prints those to start from,
                  "antipode match --print schema" their JSON schema.
  --explain FILE  A report with charts: each pair's reasons and why not others, why somebody has none and what would
                  help, why not everybody can be paired, and what each rule costs.
  --map FILE      JSON that says what columns hold: {"Column": "country", "Notes": "ignore"}.
  --day DATE      The day the pairs meet, for summer time; today without it.

Columns are those of docs/matching.md. Every row must be readable, or nothing is matched.
Exit code: 0 done and proven, 1 not all can be read, 2 wrong use.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        policy: { type: 'string' },
        explain: { type: 'string' },
        map: { type: 'string' },
        day: { type: 'string' },
        print: { type: 'string' },
      },
    });
    if (values.print !== undefined) return print(values.print);
    const { out, explain } = values;
    if (out === undefined) throw new UsageError('say where the pairs go with --out and a file');
    if (explain !== undefined && !/\.(?:html|md)$/i.test(explain))
      throw new UsageError('--explain must end in .html or .md');
    const day = dayOf(values.day);
    const policy = readPolicy(values.policy);
    const map = readMap(values.map);
    const file = readInput(positionals);
    keepInput(positionals, [out, explain]);

    const progress = createProgress();
    const sheet = await readSheet({ bytes: file.bytes, questions: MATCH_QUESTIONS, map, now: day }, (rows) =>
      progress.tell('rows read', rows, null),
    );
    const { candidates, people, problems, strangers } = peopleOf(sheet, day);
    refuse([...problemsOf(sheet), ...problems]);
    const who = count(candidates.length, 'person', 'people');
    const result = match(candidates, policy, {
      insight: explain !== undefined,
      onProgress: (done, of) => progress.tell(`${who} matched, per cent`, done, of),
    });
    writeOut(out, pairsCsv(result, people));
    if (explain !== undefined) {
      const rules =
        candidates.length > MOST_FOR_RULES
          ? null
          : sensitivity(candidates, policy, {
              onProgress: (done, of) => progress.tell('changes of a rule tried', done, of),
            });
      const report = matchReport(`Pairs of ${file.name}`, { result, people, rules });
      writeReport(explain, explain.toLowerCase().endsWith('.md') ? toMarkdown(report) : toHtml(report));
    }
    progress.end();
    const { totals, proof, trioProof } = result;
    const proven = proof.verified && trioProof?.verified !== false;
    console.log(
      `${count(totals.people, 'person', 'people')}: ${count(totals.pairs, 'pair')}, ${count(totals.trios, 'trio')}, ${totals.unmatched} without a partner; ${proven ? 'proven the best' : 'NOT proven'}.`,
    );
    if (strangers > 0)
      console.log(`${count(strangers, 'name')} under exclusions or former partners fit nobody in the file.`);
    return proven ? 0 : 1;
  },
};

function print(what: string): number {
  if (what !== 'policy' && what !== 'schema') throw new UsageError('--print is policy or schema');
  console.log(JSON.stringify(what === 'policy' ? defaultPolicy() : policySchema(), null, 2));
  return 0;
}

/** Refuses to write over the input: a mistyped file name must not cost somebody their spreadsheet. */
function keepInput(positionals: readonly string[], written: readonly (string | undefined)[]): void {
  const paths = [...positionals, ...written].flatMap((path) => (path === undefined ? [] : [whole(path)]));
  if (new Set(paths).size < paths.length)
    throw new UsageError('--out and --explain need files of their own, other than that of the people');
}

function whole(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** Noon UTC: at that hour it is the same day nearly everywhere. */
function dayOf(text: string | undefined): Date {
  if (text === undefined) return new Date();
  const day = new Date(`${text}T12:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text))
    throw new UsageError('--day must be a day like 2027-03-01');
  return day;
}

function problemsOf({ checked }: Sheet): string[] {
  const { columns, broken } = checked;
  if (broken) return [brokenInWords(broken)];
  if (!columns) return ['the file has no rows'];
  return [
    ...columns.problems.map(columnProblemInWords),
    ...checked.problems.map((problem) => problemInWords(problem, columns.headers)),
  ];
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
  throw new Refusal(
    ['not all can be read, so nothing was matched:', ...problems.slice(0, SHOWN), ...more].join('\n  '),
  );
}

function writeOut(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Refusal(`cannot write the pairs to ${path}: ${(error as Error).message}`);
  }
}
