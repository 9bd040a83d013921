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
  for (const [name, value] of new URLSearchParams(text))
    form.append(name, value.replaceAll('\r\n', '\n').replaceAll('\0', '').normalize('NFC'));
  return form;
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
