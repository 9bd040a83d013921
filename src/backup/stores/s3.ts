import { Refusal } from '../../lib/refusal.ts';
import { encoded, signS3 } from '../../lib/network/signS3.ts';
import type { S3Keys } from '../../lib/network/signS3.ts';
import { readName } from './store.ts';
import type { BackupStore, StoredBackup } from './store.ts';

export type S3Store = S3Keys & {
  /** Origin of the store, such as https://s3.eu-central-1.amazonaws.com. */
  endpoint: string;
  bucket: string;
  /** Begins every name; either empty or ends with a slash. */
  prefix: string;
};

/** Bytes of a part. A store wants at least 5 MB, and at most 10,000 parts: this size reaches 80 GB and holds little in memory. */
const PART = 8 * 1024 * 1024;
const TRIES = 4;
/** One part may take minutes on a slow line. */
const PATIENCE_MS = 10 * 60_000;
const LEFT_MS = 24 * 3_600_000;

/** An S3-compatible store. A file is uploaded in parts, and exists only once the last request has joined them. */
export function s3BackupStore(store: S3Store, pauseMs = 1000): BackupStore {
  const { bucket, prefix } = store;
  const ask = (method: string, name: string, query: Record<string, string> = {}, body?: Uint8Array) =>
    request(store, pauseMs, { method, name, query, ...(body ? { body } : {}) });

  return {
    name: `s3://${bucket}/${prefix}`.replace(/\/$/, ''),
    write: (name, source) => upload(ask, prefix + name, source),
    read: async function* (name) {
      const { body } = await ask('GET', prefix + name);
      if (body) yield* piecesOf(body, store);
    },
    list: () => list(ask, prefix),
    remove: async (name) => {
      await ask('DELETE', prefix + name);
    },
    tidy: async () => {
      const answer = await (await ask('GET', '', { uploads: '', prefix })).text();
      for (const [, upload = ''] of answer.matchAll(/<Upload>(.*?)<\/Upload>/gs)) {
        const name = element(upload, 'Key');
        const isOld = Date.now() - new Date(element(upload, 'Initiated')).getTime() > LEFT_MS;
        if (isOld && readName(name.slice(prefix.length)))
          await ask('DELETE', name, { uploadId: element(upload, 'UploadId') });
      }
    },
  };
}

type Ask = (
  method: string,
  name: string,
  query?: Record<string, string>,
  body?: Uint8Array,
) => Promise<Response>;

async function upload(ask: Ask, name: string, source: AsyncIterable<Buffer>): Promise<number> {
  const uploadId = element(await (await ask('POST', name, { uploads: '' })).text(), 'UploadId');
  if (!uploadId) throw new Refusal('no backup was made: the store began no upload');
  try {
    const tags: string[] = [];
    let bytes = 0;
    for await (const part of inParts(source)) {
      const answer = await ask('PUT', name, { partNumber: String(tags.length + 1), uploadId }, part);
      tags.push(answer.headers.get('etag') ?? '');
      await answer.arrayBuffer();
      bytes += part.length;
    }
    const parts = tags.map(
      (tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
    );
    const end = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
    const said = await (await ask('POST', name, { uploadId }, end)).text();
    // The store may answer 200 and report an error in the body.
    if (said.includes('<Error>'))
      throw new Refusal(`no backup was made: the store says ${element(said, 'Code')}`);
    return bytes;
  } catch (error) {
    await ask('DELETE', name, { uploadId }).catch(() => {});
    throw error;
  }
}

/** The bytes of a file. If the connection breaks, the error says so, and how far the reading got. */
async function* piecesOf(body: AsyncIterable<Uint8Array>, { endpoint }: S3Store): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const piece of body) {
      bytes += piece.length;
      yield Buffer.from(piece);
    }
  } catch (error) {
    const at = new Intl.NumberFormat('en').format(bytes);
    throw new Refusal(
      `the store at ${new URL(endpoint).host} broke off at byte ${at} (${reasonOf(error)}): try again`,
      { cause: error },
    );
  }
}

async function* inParts(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let part = Buffer.allocUnsafe(PART);
  let used = 0;
  for await (const block of source)
    for (let from = 0; from < block.length;) {
      const size = Math.min(block.length - from, PART - used);
      block.copy(part, used, from, from + size);
      from += size;
      used += size;
      if (used < PART) continue;
      yield part;
      part = Buffer.allocUnsafe(PART);
      used = 0;
    }
  if (used > 0) yield part.subarray(0, used);
}

async function list(ask: Ask, prefix: string): Promise<StoredBackup[]> {
  const found: StoredBackup[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const more: Record<string, string> = next === '' ? {} : { 'continuation-token': next };
    const answer: string = await (await ask('GET', '', { 'list-type': '2', prefix, ...more })).text();
    for (const [, entry = ''] of answer.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const name = element(entry, 'Key').slice(prefix.length);
      const said = readName(name);
      if (said) found.push({ ...said, bytes: Number(element(entry, 'Size')) });
    }
    next = element(answer, 'NextContinuationToken') || undefined;
  }
  return found.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/** Asks until the store answers. A fault of ours is thrown at once; after one that may pass, the request is tried again. */
async function request(
  store: S3Store,
  pauseMs: number,
  {
    method,
    name,
    query,
    body,
  }: { method: string; name: string; query: Record<string, string>; body?: Uint8Array },
): Promise<Response> {
  const path = [store.bucket, ...name.split('/')]
    .filter((part, index) => index === 0 || part !== '')
    .map(encoded);
  const url = new URL(`/${path.join('/')}`, store.endpoint);
  url.search = Object.entries(query)
    .map(([key, value]) => `${encoded(key)}=${encoded(value)}`)
    .join('&');
  for (let attempt = 1; ; attempt++) {
    const trouble = await once(store, method, url, body).catch((error: unknown) => ({ error }));
    if (trouble instanceof Response) return trouble;
    if (attempt === TRIES || ('status' in trouble && trouble.status < 500 && trouble.status !== 429))
      throw new Refusal(`the store at ${url.host} ${saidBy(trouble)}`, { cause: trouble });
    await new Promise((done) => setTimeout(done, pauseMs * 2 ** attempt));
  }
}

type Trouble = { status: number; text: string } | { error: unknown };

async function once(
  store: S3Store,
  method: string,
  url: URL,
  body?: Uint8Array,
): Promise<Response | Trouble> {
  const headers = signS3(store, { method, url, now: new Date(), ...(body ? { body } : {}) });
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(url, {
    method,
    headers,
    redirect: 'error',
    ...(method === 'GET' ? {} : { signal }),
    ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
  });
  return answer.ok ? answer : { status: answer.status, text: await answer.text() };
}

function saidBy(trouble: Trouble): string {
  if ('error' in trouble) {
    return `does not answer (${reasonOf(trouble.error)})`;
  }
  const code = element(trouble.text, 'Code') || String(trouble.status);
  if (code === 'NoSuchKey') return 'has no such file';
  if (code === 'NoSuchBucket') return 'has no such bucket';
  return `refuses (${code}): look at BACKUP_TO and BACKUP_S3_…`;
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error };
  return cause?.message || message;
}

const element = (xml: string, name: string): string =>
  (new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
