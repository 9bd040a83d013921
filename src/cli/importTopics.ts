import { parseArgs } from 'node:util';
import { z } from 'zod';
import { importTopics } from '../rooms/topics/index.ts';
import type { ImportedProblem, ImportedTopic } from '../rooms/topics/index.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { readInput, writeReport } from './import/files.ts';
import { count } from './import/inWords.ts';
import { findProgramme, withRooms } from './import/open.ts';

export const command: Command = {
  name: 'import topics',
  summary: 'Bring topics from elsewhere, each public from a day of its own if you like, without a round.',
  help: `Usage: antipode import topics FILE.json [--dry-run] [--programme SLUG] [--report FILE]

  --dry-run         Show what would be taken, and take nothing.
  --programme SLUG  Needed when the installation has several programmes.
  --report FILE     Write the report there too.

The file is a list of topics. Each text is given by language; language is that in which it was written:
  [{ "address": "doors", "language": "en", "author": "Amina", "day": "2026-03-01", "title": { "en": "Doors" },
     "summary": { "en": "…" }, "essay": { "en": "Markdown" }, "questions": [{ "en": "…" }, { "en": "…" }] }]
From the morning of its day on everybody can read a topic; a day that has passed makes it public at once. One without
a day waits among all topics, to be planned. Nobody gets a mail. All are taken or none; one whose address is there
already is left alone, so the same file twice changes nothing.
Exit code: 0 done, 1 not all can be taken and nothing was, 2 wrong use.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        programme: { type: 'string' },
        report: { type: 'string' },
      },
    });
    const file = readInput(positionals, 'JSON');
    const topics = readTopics(new TextDecoder().decode(file.bytes));
    return withRooms(async (ctx) => {
      const programme = await findProgramme(ctx, values.programme);
      const isDry = values['dry-run'];
      const done = await importTopics(ctx, {
        programme: programme.id,
        actor: { kind: 'command' },
        topics,
        isDry,
      });
      const lines = done.ok
        ? [
            `${count(done.written.length, 'new topic')}${done.written.length > 0 ? `: ${done.written.join(', ')}` : ''}; ${count(done.known.length, 'topic')} known before.`,
            ...(isDry ? ['Nothing was taken: this was a dry run.'] : []),
          ]
        : [
            'What could not be taken:',
            ...done.problems.map(({ at, problem }) => `  topic ${at + 1}: ${inWords(problem)}`),
            `${count(topics.length, 'topic')}; nothing was taken.`,
          ];
      const report = [`${file.name} into ${programme.name}`, ...lines, ''].join('\n');
      console.log(report);
      writeReport(values.report, report);
      return done.ok ? 0 : 1;
    });
  },
};

const texts = z.record(z.string(), z.string());
const topic = z.strictObject({
  address: z.string().optional(),
  language: z.string(),
  author: z.string().default(''),
  day: z.string().optional(),
  title: texts,
  summary: texts.default({}),
  essay: texts.default({}),
  questions: z.array(texts).default([]),
});

/** The topics of a file. Refuses a file of another form, and says where it differs. */
export function readTopics(text: string): ImportedTopic[] {
  let stored: unknown;
  try {
    stored = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`the file is no JSON: ${(error as Error).message}`);
  }
  const read = z.array(topic).safeParse(stored);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    const [at, ...field] = path;
    const where =
      at === undefined
        ? 'the file'
        : `topic ${Number(at) + 1}${field.map((one) => `, ${String(one)}`).join('')}`;
    throw new UsageError(`${where}: ${message}`);
  }
  return read.data.map(({ address, day, language, ...draft }) => ({
    address,
    day,
    draft: { ...draft, sourceLocale: language },
  }));
}

const REASONS: Record<ImportedProblem['reason'], string> = {
  'bad-address': 'only small letters, digits and hyphens make an address',
  'bad-day': 'there is no such day; write 2026-03-01',
  'bad-language': 'the programme does not have this language',
  'few-questions': 'two questions at least, for a topic with a day',
  required: 'there is nothing',
  'too-long': 'it is longer than it may be',
  twice: 'another topic of the file has the same address',
};

/** `question 2 (en): there is nothing` */
function inWords(problem: ImportedProblem): string {
  const number = 'number' in problem && problem.number ? ` ${problem.number}` : '';
  const locale = 'locale' in problem && problem.locale ? ` (${problem.locale})` : '';
  return `${problem.part}${number}${locale}: ${REASONS[problem.reason]}`;
}
