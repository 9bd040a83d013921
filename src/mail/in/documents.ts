import { readDocument } from '../../lib/documents/readDocument.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { keepDocument } from '../../rooms/files/index.ts';
import type { KeepOther } from './pictures.ts';

/** Stores the documents of somebody's letter, as they came. */
export const keepDocuments =
  (ctx: Ctx, { programme, person: by }: { programme: number; person: number }): KeepOther =>
  async ({ name, bytes }) => {
    const read = readDocument(bytes, name);
    if (!read.ok) return read.refusal;
    const { type: kind, name: own } = read.document;
    const file = await keepDocument(ctx, {
      programme,
      by,
      kind,
      bytes: Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength),
    });
    return file === null ? { reason: 'day' } : { file, name: own };
  };

/** Letters of a name that are shown at its beginning, at most. */
const SHOWN = 6;

/**
 * The names of files that stayed behind, each with its middle left out: the mail that tells of them lies in the outbox, where a letter
 * itself is never read.
 */
export const hintedNames = <Refusal>(
  refusals: readonly { name: string; refusal: Refusal }[],
): { name: string; refusal: Refusal }[] =>
  refusals.map(({ name, refusal }) => {
    const [base, ending] = [name.replace(/\.[^.]*$/, ''), /\.[^.]*$/.exec(name)?.[0] ?? ''];
    const signs = [...base];
    const first = Math.max(1, Math.min(SHOWN, Math.floor(signs.length / 2)));
    return {
      name: name === '' ? '' : `${signs.slice(0, first).join('')}…${signs.slice(-1).join('')}${ending}`,
      refusal,
    };
  });
