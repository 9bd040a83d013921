const MOST_BYTES = 512 * 1024;

/** A posted form that is too large; answered with 413. */
export class UnreadableForm extends Error {}

const read = new WeakMap<Request, Promise<URLSearchParams>>();

/** The fields of a posted form; line ends as \n, NUL dropped, Unicode composed. */
export function readForm(request: Request): Promise<URLSearchParams> {
  let form = read.get(request);
  if (!form) {
    form = parse(request);
    read.set(request, form);
  }
  return form;
}

async function parse(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw new UnreadableForm('too large');
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams();
  const text = await request.text();
  if (text.length > MOST_BYTES) throw new UnreadableForm('too large');
  const form = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(text)) form.append(name, typed(value));
  return form;
}

const typed = (value: string): string => value.replaceAll('\r\n', '\n').replaceAll('\0', '').normalize('NFC');

/** A posted form with a file in it. */
export interface Upload {
  form: URLSearchParams;
  /** The bytes of a file that was chosen; null when none was. What it is called is not read. */
  file(name: string): Promise<Uint8Array | null>;
}

/** The fields and files of a posted form (`multipart/form-data`), read only as far as `most` bytes. */
export async function readUpload(request: Request, most: number): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type))
    return { form: await readForm(request), file: () => Promise.resolve(null) };
  const bytes = await readBody(request, most);
  if (!bytes) throw new UnreadableForm('too large');
  const parts = await new Response(Buffer.from(bytes), { headers: { 'content-type': type } })
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

/** The bytes of a request, read only as far as allowed: null when there are more. */
export async function readBody(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.byteLength;
    if (size > most) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
