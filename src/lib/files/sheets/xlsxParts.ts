import type { ZipEntry } from '../../documents/zipEntries.ts';
import { dateLike } from './cellText.ts';
import type { NumberLook } from './cellText.ts';
import { SHEET_LIMITS, SheetBroken } from './sheet.ts';
import { readWhole } from './xmlPart.ts';
import type { Budget } from './xmlPart.ts';

/** An archive, with a limit on the octets that are unpacked of it. */
export interface Archive {
  file: Buffer;
  entries: readonly ZipEntry[];
  budget: Budget;
}

/** More sheets, links of a workbook and number formats than any workbook has. */
const [MOST_SHEETS, MOST_LINKS, MOST_LOOKS] = [1000, 10_000, 10_000];
const LONGEST = 500;

/** The name of an element without the prefix that its file gave to the namespace. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const partNamed = ({ entries }: Archive, name: string): ZipEntry | undefined =>
  entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());

/** The sheets that are not hidden, in order, and the day from which dates are counted. */
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
      if (id && ids.push(ofItsOwn(id.slice(0, LONGEST))) > MOST_SHEETS) throw new SheetBroken('large');
    },
  });
  const targets = new Map<string, string>();
  await readWhole(archive.file, links, archive.budget, {
    open: (name, { Id, Target, TargetMode }) => {
      if (local(name) !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      targets.set(ofItsOwn(Id.slice(0, LONGEST)), ofItsOwn(Target.slice(0, LONGEST)));
      if (targets.size > MOST_LINKS) throw new SheetBroken('large');
    },
  });
  const parts = ids.flatMap((id) => {
    const target = targets.get(id) ?? '';
    const part = partNamed(archive, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return part ? [part] : [];
  });
  return { parts, since1904 };
}

/** The texts that cells share, without the parts that tell how to pronounce them. */
export async function sharedTexts(archive: Archive): Promise<string[]> {
  const part = partNamed(archive, 'xl/sharedStrings.xml');
  const texts: string[] = [];
  if (!part) return texts;
  let characters = 0;
  const reader = textReader((text) => {
    characters += text.length;
    if (characters > SHEET_LIMITS.characters || texts.length >= SHEET_LIMITS.shared)
      throw new SheetBroken('large');
    texts.push(ofItsOwn(text));
  }, 'si');
  await readWhole(archive.file, part, archive.budget, reader);
  return texts;
}

/** A part of a text keeps the whole of it in memory (V8), so copy what is kept. */
const ofItsOwn = (text: string): string => Buffer.from(text).toString();

/** Collects the `t` of each element `of`, except those inside `rPh`. */
export function textReader(
  take: (text: string) => void,
  of: string,
): { open(name: string): void; text(text: string): void; close(name: string): void } {
  let [inT, inRuby] = [false, false];
  let text = '';
  let length = 0;
  return {
    open: (name) => {
      if (local(name) === of) [text, length] = ['', 0];
      if (local(name) === 'rPh') inRuby = true;
      if (local(name) === 't') inT = !inRuby;
    },
    text: (piece) => {
      if (!inT) return;
      length += piece.length;
      if (length > SHEET_LIMITS.characters) throw new SheetBroken('large');
      // A text that grows without end is kept only up to the sign that makes it too long for any cell.
      if (text.length <= SHEET_LIMITS.cell) text += piece;
    },
    close: (name) => {
      if (local(name) === 't') inT = false;
      if (local(name) === 'rPh') inRuby = false;
      if (local(name) === of) take(unescaped(text));
    },
  };
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376, part 1, section 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** The look of numbers, by the number of their cell's style: as numbers, or as days and times. */
export async function numberLooks(archive: Archive): Promise<NumberLook[]> {
  const part = partNamed(archive, 'xl/styles.xml');
  const looks: NumberLook[] = [];
  if (!part) return looks;
  const own = new Map<number, string>();
  let inCells = false;
  await readWhole(archive.file, part, archive.budget, {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId']);
      if (local(name) === 'numFmt' && own.size < MOST_LOOKS)
        own.set(id, ofItsOwn((attributes['formatCode'] ?? '').slice(0, LONGEST)));
      if (local(name) === 'cellXfs') inCells = true;
      if (local(name) === 'xf' && inCells && looks.length < 100_000) looks.push(dateLike(id, own.get(id)));
    },
    close: (name) => {
      if (local(name) === 'cellXfs') inCells = false;
    },
  });
  return looks;
}
