import { fileName } from '../../../lib/documents/fileName.ts';
import { LETTER_FILES } from '../../../lib/documents/kinds.ts';
import { readDocument } from '../../../lib/documents/readDocument.ts';
import type { FileRefusal } from '../../../lib/documents/readDocument.ts';
import { drawAnew } from '../../../lib/pictures/drawAnew.ts';
import { readHeader } from '../../../lib/pictures/header.ts';
import type { PictureRefusal } from '../../../lib/pictures/limits.ts';
import { keepDocument, keepMailedFile } from '../../../rooms/files/index.ts';
import type { StoredFile } from '../../../rooms/partnerships/index.ts';
import { refusedFile, refusedFiles } from '../../../ui/index.ts';
import type { ChosenFile } from '../../request/bodies/form.ts';
import type { ProgrammeVisit } from '../../visit.ts';

type Taken = { file: StoredFile } | { refusal: PictureRefusal | FileRefusal };

/**
 * Stores the files chosen for a letter: pictures drawn anew, documents as they are. Keeps the accepted files even when others are refused;
 * `error` names each refused file with its reason.
 */
export async function storeFiles(
  visit: ProgrammeVisit,
  chosen: readonly ChosenFile[],
  person: number,
): Promise<{ files: StoredFile[]; error: string | null }> {
  const { t, lang } = visit.view;
  if (chosen.length > LETTER_FILES.most) return { files: [], error: refusedFile(t, { reason: 'many' }) };
  const files: StoredFile[] = [];
  const refused: { name: string; refusal: PictureRefusal | FileRefusal }[] = [];
  for (const one of chosen) {
    const taken = await storeFile(visit, one, person);
    if ('file' in taken) files.push(taken.file);
    else refused.push({ name: fileName(one.name), refusal: taken.refusal });
  }
  return { files, error: refused.length > 0 ? refusedFiles(t, lang, refused).join(' ') : null };
}

async function storeFile(visit: ProgrammeVisit, { name, bytes }: ChosenFile, person: number): Promise<Taken> {
  const { ctx, programme } = visit;
  const owner = { programme: programme.id, by: person };
  if (readHeader(bytes)) {
    const drawn = await drawAnew(bytes);
    if (!drawn.ok) return drawn;
    return {
      file: { file: await keepMailedFile(ctx, { ...owner, ...drawn.picture }), name: fileName(name) },
    };
  }
  const read = readDocument(bytes, name);
  if (!read.ok) return read;
  const file = await keepDocument(ctx, { ...owner, bytes, kind: read.document.type });
  return file === null ? { refusal: { reason: 'day' } } : { file: { file, name: read.document.name } };
}
