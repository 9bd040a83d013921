import type { AnswerError } from '../checkAnswer.ts';

/** Why a cell cannot be read: for the reasons of the form, or because of how it is written. */
export type CellError = AnswerError | 'control' | 'unknown-hours';

/** A cell in the shape of its question's answers, still to be checked like a form's; or the part of it that cannot be read. */
export type ReadValue = { ok: true; value: unknown } | { ok: false; reason: CellError; piece: string };
