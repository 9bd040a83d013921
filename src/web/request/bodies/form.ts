import { composed } from '../../../lib/text/composed.ts';
import { UntakenBody } from './bodies.ts';
import type { Reading } from './bodies.ts';
import { partsOf } from './multipart.ts';
import { withoutFiles } from './withoutFiles.ts';

/** The most bytes of a form without a file. */
const MOST_BYTES = 512 * 1024;
/** The most bytes of a form whose files are left out. */
const MOST_BESIDE = 64 * 1024 * 1024;
/** More fields than our longest form has: each costs something, however short it is. */
const MOST_FIELDS = 5000;

/** The posted body, before it is read. */
export interface Posted {
  /** The type that the sender states. */
  type: string;
  /** The bytes, at most `most`; with a sieve, of those that it leaves. */
  read(most: number, sieve?: Reading['sieve']): Promise<Buffer<ArrayBuffer>>;
}

/** A form that remembers which of its fields were read. */
export class PostedForm extends URLSearchParams {
  readonly read = new Set<string>();
  override get(name: string): string | null {
    this.read.add(name);
    return super.get(name);
  }
  override getAll(name: string): string[] {
    this.read.add(name);
    return super.getAll(name);
  }
  /** A loop over all fields counts as reading all of them. */
  override [Symbol.iterator](): ReturnType<URLSearchParams['entries']> {
    for (const name of this.keys()) this.read.add(name);
    return this.entries();
  }
}

/** The fields of a posted form, with line ends as \n, without NUL, and with Unicode composed. A body of another type is not read. */
export async function readForm({ type, read }: Posted): Promise<PostedForm> {
  const form = new PostedForm();
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return form;
  const bytes = await read(MOST_BYTES);
  refuseMany(bytes, '&');
  for (const [name, value] of new URLSearchParams(bytes.toString('utf8'))) form.append(name, typed(value));
  return form;
}

const typed = (value: string): string => composed(value.replaceAll('\r\n', '\n').replaceAll('\0', ''));

/** Counts the fields before any of them is made. */
function refuseMany(bytes: Buffer, between: string): void {
  let count = 0;
  for (let at = bytes.indexOf(between); at >= 0; at = bytes.indexOf(between, at + between.length))
    if (++count >= MOST_FIELDS) throw new UntakenBody('too-large');
}

/** A chosen file: its name as sent, and its bytes, which last until the request is answered. */
export interface ChosenFile {
  name: string;
  bytes: Buffer<ArrayBuffer>;
}

/** A posted form with files. */
export interface Upload {
  form: PostedForm;
  /** The bytes of the chosen file, which last until the request is answered; null when none was chosen. The file's name is not read. */
  file(name: string): Uint8Array | null;
  /** All files that were chosen for a field, in their order, even empty ones. */
  files(name: string): readonly ChosenFile[];
  hasFile: boolean;
}

export const isUpload = ({ type }: Posted): boolean => /^multipart\/form-data\b/i.test(type);

/** The fields and files of a posted form (`multipart/form-data`) of at most `most` bytes. */
export async function readUpload(posted: Posted, most: number): Promise<Upload> {
  if (!isUpload(posted))
    return { form: await readForm(posted), file: () => null, files: () => [], hasFile: false };
  return parted(await posted.read(most), boundaryOf(posted));
}

/** Only the fields of a form with files, however large the files are. `hasFile` says that there was one. */
export async function readBeside(posted: Posted): Promise<Omit<Upload, 'file' | 'files'>> {
  const boundary = boundaryOf(posted);
  return parted(await posted.read(MOST_BESIDE, withoutFiles(boundary)), boundary);
}

function boundaryOf({ type }: Posted): string {
  const [, inQuotes, plain] = /\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  return inQuotes ?? plain ?? '';
}

function parted(bytes: Buffer<ArrayBuffer>, boundary: string): Upload {
  refuseMany(bytes, `--${boundary}`);
  const form = new PostedForm();
  const files = new Map<string, ChosenFile[]>();
  for (const part of partsOf(bytes, boundary) ?? []) {
    if (!part.isFile) form.append(part.name, typed(part.bytes.toString('utf8')));
    else if (part.bytes.length > 0 || part.fileName !== '') {
      const chosen = files.get(part.name) ?? [];
      chosen.push({ name: part.fileName, bytes: part.bytes });
      files.set(part.name, chosen);
    }
  }
  return {
    form,
    file: (name) => files.get(name)?.findLast(({ bytes }) => bytes.length > 0)?.bytes ?? null,
    files: (name) => files.get(name) ?? [],
    hasFile: [...files.values()].flat().some(({ bytes }) => bytes.length > 0),
  };
}
