import { readDocument } from '../../lib/documents/readDocument.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { keepDocument } from '../../rooms/files/index.ts';
import type { KeepOther } from './pictures.ts';

/** Stores the documents attached to somebody's letter, unchanged. */
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

/** Most letters shown of the beginning of a file's name. */
const SHOWN = 6;

/**
 * The names of files that stayed behind, each without its middle. The mail that lists them lies in the outbox, and nobody reads a letter
 * there.
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
