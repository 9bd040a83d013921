import { dialectOf } from '../../lib/files/csv/dialect.ts';
import { rowsOf } from '../../lib/files/csv/records.ts';
import type { Dialect } from '../../lib/files/csv/records.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { programmeById, questionsOf, roundById } from '../programmes/index.ts';
import { checkFile } from './checkFile.ts';
import type { Checked, Source } from './checkFile.ts';
import { columnNames } from './columns.ts';
import { fold } from '../forms/index.ts';
import { foresee } from './foresee.ts';
import type { RowFates } from './writeBatch.ts';
import { digestOf, importedBefore } from './importFile.ts';
import { refusalOf, takeRows } from './takeRows.ts';
import type { ImportRefusal } from './takeRows.ts';
import { leaveAt, mayWrite } from './writeAll.ts';

/** The file as it was understood, and what taking it would do. */
export interface ImportPreview {
  dialect: Dialect;
  checked: Checked;
  expected: RowFates;
  /** When the invitations leave, and how many in each language. */
  mails: { leaveAt: Date; locales: Map<string, number> };
}

export interface ImportOutcome {
  dialect: Dialect;
  checked: Checked;
  /** False when `agree` said no; nothing was taken then. */
  agreed: boolean;
  /** Null when nothing was written because not everything was valid. */
  taken: RowFates | null;
  /** When this very file was taken whole before; then there was nothing to do. */
  earlier: Date | null;
}

type ImportStep = { step: 'reading' | 'taking'; rows: number; of: number | null };

/**
 * Takes the applicants of a CSV file into a round as unconfirmed drafts and invites each by mail to look at them, some minutes from now. In
 * one transaction; without `acceptValid` only if every row and column can be read. People in the round already are left alone.
 */
export async function importApplicants(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    round: number;
    file: { name: string; bytes: Uint8Array };
    /** Maps a column's header to a question's role, id or words, `address`, `locale` or `ignore`. */
    map?: Readonly<Record<string, string>>;
    acceptValid?: boolean;
    /** Called before anything is written, if there is something to take. */
    agree?: (preview: ImportPreview) => Promise<boolean>;
    progress?: (step: ImportStep) => void;
  },
): Promise<({ ok: true } & ImportOutcome) | { ok: false; reason: ImportRefusal | 'no-form' }> {
  const { programme, file, map = {}, progress = () => {} } = input;
  const round = await roundById(ctx, programme, input.round);
  const refusal = refusalOf(ctx, round);
  if (refusal) return { ok: false, reason: refusal };
  const questions = (await questionsOf(ctx, programme, round.id)).flatMap((step) => step.questions);
  if (questions.length === 0) return { ok: false, reason: 'no-form' };
  const { locales, source_locale } = await programmeById(ctx, programme);

  const names = columnNames(questions);
  const mapped = new Set(Object.keys(map).map(fold));
  const dialect = dialectOf(file.bytes, (header) => names.has(fold(header)) || mapped.has(fold(header)));
  const source: Source = {
    rows: () => rowsOf(file.bytes, dialect),
    map,
    questions,
    locales,
    sourceLocale: source_locale,
    now: ctx.clock.now(),
  };
  const checked = await checkFile(source, (rows) => progress({ step: 'reading', rows, of: null }));
  const seen = { ok: true, dialect, checked, taken: null, agreed: true, earlier: null } as const;
  if (!mayWrite(checked, input.acceptValid ?? false)) return seen;

  const sha256 = digestOf(file.bytes, map);
  if (input.agree) {
    const earlier = await importedBefore(ctx, programme, round.id, sha256);
    if (earlier) return { ...seen, earlier };
    const { expected, locales: told } = await foresee(ctx, { programme, round: round.id, source });
    const mails = { leaveAt: leaveAt(ctx, round), locales: told };
    if (!(await input.agree({ dialect, checked, expected, mails }))) return { ...seen, agreed: false };
  }
  const done = await takeRows(ctx, {
    programme,
    actor: input.actor,
    round: round.id,
    name: file.name,
    sha256,
    checked,
    source,
    progress: (rows) => progress({ step: 'taking', rows, of: checked.valid }),
  });
  if (!done.ok) return done;
  return done.earlier ? { ...seen, earlier: done.earlier } : { ...seen, taken: done.taken };
}
