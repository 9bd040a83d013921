import type { AnswerError } from '../checkAnswer.ts';

/** Why a cell cannot be read: as for the form, or because of how it is written. */
export type CellError = AnswerError | 'control' | 'unknown-hours';

/** A cell in the shape of its question's answers, still to be checked as a form's; or what of it cannot be read. */
export type ReadValue = { ok: true; value: unknown } | { ok: false; reason: CellError; piece: string };
