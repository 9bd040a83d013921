import { isDocument } from '../../../lib/documents/kinds.ts';
import { letterFile } from '../../../rooms/partnerships/index.ts';
import { sandboxedDownload, sandboxedPicture } from '../../frame/sandboxed.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { ownOf } from '../showPartnership.tsx';

/** A picture of a letter, as it was drawn anew. */
export async function showPicture(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  const [letter, file] = [visit.id('letter'), visit.id('picture')];
  if (!own || letter === null || file === null) return visit.notFound();
  const picture = await letterFile(visit.ctx, visit.programme.id, own, letter, file);
  return (picture && sandboxedPicture(picture)) ?? visit.notFound();
}

/** A document of a letter, to be saved: neither the program nor the page ever opens one. */
export async function sendFile(visit: ProgrammeVisit): Promise<Response> {
  const own = await ownOf(visit);
  const [letter, id] = [visit.id('letter'), visit.id('document')];
  if (!own || letter === null || id === null) return visit.notFound();
  const file = await letterFile(visit.ctx, visit.programme.id, own, letter, id);
  return file && isDocument(file.kind) ? sandboxedDownload(file) : visit.notFound();
}
