import { MADE_PDF } from './madeDocuments.ts';
import type { PartnersScene } from './partners.ts';

/** A file as somebody chooses it for a form. */
export const chosen = (name: string, bytes: Uint8Array | string): File =>
  new File([new Uint8Array(Buffer.from(bytes))], name);
export const PDF = chosen('C:\\fakepath\\Mon \u202ecv.pdf', MADE_PDF);

/** Files of letters and drafts. */
export const filesOf = ({ ctx }: PartnersScene) =>
  ctx.db
    .selectFrom('letter_picture')
    .innerJoin('letter', 'letter.id', 'letter_id')
    .select(['letter_id as letter', 'file_id as file', 'name', 'drafted_at'])
    .orderBy('file_id')
    .execute();
