import { composed } from '../lib/composed.ts';
import { UntakenBody } from './bodies.ts';

/** Bytes of a form without a file. */
const MOST_BYTES = 512 * 1024;
/** More than our longest form has: each costs something however short it is. */
const MOST_FIELDS = 5000;

/** What was posted, before it is read. */
export interface Posted {
  /** As its sender says. */
  type: string;
  /** Its bytes, if there are at most so many. */
  read(most: number): Promise<Buffer<ArrayBuffer>>;
}

/** The fields of a posted form; line ends as \n, NUL dropped, Unicode composed. Nothing is read when it is no form. */
export async function readForm({ type, read }: Posted): Promise<URLSearchParams> {
  const form = new URLSearchParams();
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return form;
  const bytes = await read(MOST_BYTES);
  refuseMany(bytes, '&');
  for (const [name, value] of new URLSearchParams(bytes.toString('utf8'))) form.append(name, typed(value));
  return form;
}

const typed = (value: string): string => composed(value.replaceAll('\r\n', '\n').replaceAll('\0', ''));

/** Counts before anything is made of them. */
function refuseMany(bytes: Buffer, between: string): void {
  let count = 0;
  for (let at = bytes.indexOf(between); at >= 0; at = bytes.indexOf(between, at + between.length))
    if (++count >= MOST_FIELDS) throw new UntakenBody('too-large');
}

/** A posted form with a file in it. */
export interface Upload {
  form: URLSearchParams;
  /** The bytes of a file that was chosen; null when none was. What it is called is not read. */
  file(name: string): Promise<Uint8Array | null>;
}

/** The fields and files of a posted form (`multipart/form-data`) of at most `most` bytes. */
export async function readUpload({ type, read }: Posted, most: number): Promise<Upload> {
  if (!/^multipart\/form-data\b/i.test(type))
    return { form: await readForm({ type, read }), file: () => Promise.resolve(null) };
  const bytes = await read(most);
  const boundary = /\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  refuseMany(bytes, `--${boundary?.[1] ?? boundary?.[2] ?? ''}`);
  const parts = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch(() => new FormData());
  const form = new URLSearchParams();
  const files = new Map<string, Blob>();
  for (const [name, value] of parts)
    if (typeof value === 'string') form.append(name, typed(value));
    else if (value.size > 0) files.set(name, value);
  return {
    form,
    file: async (name) => {
      const file = files.get(name);
      return file ? new Uint8Array(await file.arrayBuffer()) : null;
    },
  };
}
