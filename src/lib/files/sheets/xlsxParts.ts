import type { ZipEntry } from '../../documents/zipEntries.ts';
import { dateLike } from './cellText.ts';
import type { NumberLook } from './cellText.ts';
import { SHEET_LIMITS, SheetBroken } from './sheet.ts';
import { readWhole } from './xmlPart.ts';
import type { Budget } from './xmlPart.ts';

/** An archive with a budget for what is unfolded of it. */
export interface Archive {
  file: Buffer;
  entries: readonly ZipEntry[];
  budget: Budget;
}

/** The name of an element without the prefix that its file gave the namespace. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const partNamed = ({ entries }: Archive, name: string): ZipEntry | undefined =>
  entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());

/** The sheets that are not hidden, in their order, and from which day dates are counted. */
export async function sheetsOf(archive: Archive): Promise<{ parts: ZipEntry[]; since1904: boolean }> {
  const book = partNamed(archive, 'xl/workbook.xml');
  const links = partNamed(archive, 'xl/_rels/workbook.xml.rels');
  if (!book || !links) throw new SheetBroken('broken');
  const ids: string[] = [];
  let since1904 = false;
  await readWhole(archive.file, book, archive.budget, {
    open: (name, attributes) => {
      if (local(name) === 'workbookPr') since1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (local(name) !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return;
      const [, id] =
        Object.entries(attributes).find(([key]) => key.includes(':') && local(key) === 'id') ?? [];
      if (id) ids.push(id);
    },
  });
  const targets = new Map<string, string>();
  await readWhole(archive.file, links, archive.budget, {
    open: (name, { Id, Target, TargetMode }) => {
      if (local(name) === 'Relationship' && Id && Target && TargetMode !== 'External')
        targets.set(Id, Target);
    },
  });
  const parts = ids.flatMap((id) => {
    const target = targets.get(id) ?? '';
    const part = partNamed(archive, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return part ? [part] : [];
  });
  return { parts, since1904 };
}

/** The texts that cells share, without what tells how they are pronounced. */
export async function sharedTexts(archive: Archive): Promise<string[]> {
  const part = partNamed(archive, 'xl/sharedStrings.xml');
  const texts: string[] = [];
  if (!part) return texts;
  let characters = 0;
  const reader = textReader((text) => {
    characters += text.length;
    if (characters > SHEET_LIMITS.characters || texts.length >= SHEET_LIMITS.shared)
      throw new SheetBroken('large');
    texts.push(text);
  }, 'si');
  await readWhole(archive.file, part, archive.budget, reader);
  return texts;
}

/** Gathers the `t` of each element `of`, but those within `rPh`. */
export function textReader(
  take: (text: string) => void,
  of: string,
): { open(name: string): void; text(text: string): void; close(name: string): void } {
  let [inT, inRuby] = [false, false];
  let text = '';
  return {
    open: (name) => {
      if (local(name) === of) text = '';
      if (local(name) === 'rPh') inRuby = true;
      if (local(name) === 't') inT = !inRuby;
    },
    text: (piece) => {
      if (!inT) return;
      text += piece;
      // One that grows without end is never held as a whole.
      if (text.length > SHEET_LIMITS.characters) throw new SheetBroken('large');
    },
    close: (name) => {
      if (local(name) === 't') inT = false;
      if (local(name) === 'rPh') inRuby = false;
      if (local(name) === of) take(unescaped(text));
    },
  };
}

/** Signs that XML cannot hold are written `_x000D_` (ECMA-376, part 1, section 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** How numbers look by the number of their cell's style: as numbers, or as days and times. */
export async function numberLooks(archive: Archive): Promise<NumberLook[]> {
  const part = partNamed(archive, 'xl/styles.xml');
  const looks: NumberLook[] = [];
  if (!part) return looks;
  const own = new Map<number, string>();
  let inCells = false;
  await readWhole(archive.file, part, archive.budget, {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId']);
      if (local(name) === 'numFmt') own.set(id, (attributes['formatCode'] ?? '').slice(0, 500));
      if (local(name) === 'cellXfs') inCells = true;
      if (local(name) === 'xf' && inCells && looks.length < 100_000) looks.push(dateLike(id, own.get(id)));
    },
    close: (name) => {
      if (local(name) === 'cellXfs') inCells = false;
    },
  });
  return looks;
}
