import type { ImportChoices } from '../../../db/schema.ts';
import { fold } from '../../forms/index.ts';

/** How cells with several things part them, as the readers of such answers do. */
const SEPARATORS = /([;|,\n،؛。])/;

/** A cell with what was chosen for its words in their place. */
export function withChoices(cell: string, chosen: ImportChoices[string] | undefined): string {
  if (!chosen || cell.trim() === '') return cell;
  const own = new Map(chosen.map(({ piece, to }) => [fold(piece), to]));
  const whole = own.get(fold(cell));
  if (whole !== undefined) return whole;
  const parts = cell.split(SEPARATORS).map((part) => own.get(fold(part)) ?? part);
  let text = parts.join('');
  // Parts that "and" joins, or a few words among others.
  for (const { piece, to } of chosen) {
    if (piece.length < 3) continue;
    const plain = text.replaceAll(/\s+/g, ' ');
    if (plain.includes(piece)) text = plain.replaceAll(piece, () => to);
  }
  return text;
}
