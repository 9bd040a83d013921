import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';

export type StoreServer = {
  endpoint: string;
  files: Map<string, Buffer>;
  /** Uploads that have begun but are not complete, by number. */
  uploads: Map<string, { name: string; parts: Map<number, Buffer>; begun: string }>;
  /** The size of the largest single body. */
  largest: () => number;
  /** Answers the next `times` requests with 503. */
  stumble: (times: number) => void;
  /** Sends so many bytes of the next file, then ends the connection. */
  breakOff: (bytes: number) => void;
  close: () => Promise<void>;
};

/**
 * A small S3-compatible store on loopback: one bucket "shelf", multipart uploads, lists in pages of two. It refuses requests signed with
 * another key.
 */
export async function storeServer(keyId: string): Promise<StoreServer> {
  const files = new Map<string, Buffer>();
  const uploads: StoreServer['uploads'] = new Map();
  let largest = 0;
  let stumbles = 0;
  let most = Infinity;

  async function answer(
    request: IncomingMessage,
  ): Promise<{ status: number; body?: string | Buffer; etag?: string }> {
    const url = new URL(request.url ?? '', 'http://store');
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    largest = Math.max(largest, body.length);
    if (stumbles > 0) return { status: stumbles-- && 503, body: error('SlowDown') };
    if (!String(request.headers.authorization).includes(`Credential=${keyId}/`))
      return { status: 403, body: error('InvalidAccessKeyId') };
    if (createHash('sha256').update(body).digest('hex') !== request.headers['x-amz-content-sha256'])
      return { status: 400, body: error('XAmzContentSHA256Mismatch') };
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/');
    if (bucket !== 'shelf') return { status: 404, body: error('NoSuchBucket') };
    const name = rest.join('/');
    const query = url.searchParams;
    const upload = uploads.get(query.get('uploadId') ?? '');
    if (name === '' && query.has('uploads')) return { status: 200, body: listUploads() };
    if (name === '') return { status: 200, body: listFiles(query) };
    if (request.method === 'POST' && query.has('uploads')) {
      const id = randomUUID();
      uploads.set(id, { name, parts: new Map(), begun: new Date().toISOString() });
      return {
        status: 200,
        body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      };
    }
    if (request.method === 'PUT' && upload) {
      upload.parts.set(Number(query.get('partNumber')), body);
      return { status: 200, etag: `"${createHash('md5').update(body).digest('hex')}"` };
    }
    if (request.method === 'POST' && upload) {
      const numbers = [...upload.parts.keys()].sort((a, b) => a - b);
      files.set(name, Buffer.concat(numbers.map((number) => upload.parts.get(number)!)));
      uploads.delete(query.get('uploadId') ?? '');
      return { status: 200, body: '<CompleteMultipartUploadResult></CompleteMultipartUploadResult>' };
    }
    if (request.method === 'DELETE') {
      if (query.has('uploadId')) uploads.delete(query.get('uploadId') ?? '');
      else files.delete(name);
      return { status: 204 };
    }
    const file = files.get(name);
    return file ? { status: 200, body: file } : { status: 404, body: error('NoSuchKey') };
  }

  function listFiles(query: URLSearchParams): string {
    const all = [...files.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '')).sort();
    const from = Number(query.get('continuation-token') ?? 0);
    const entries = all
      .slice(from, from + 2)
      .map((name) => `<Contents><Key>${name}</Key><Size>${files.get(name)!.length}</Size></Contents>`);
    const more = from + 2 < all.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
    return `<ListBucketResult>${entries.join('')}${more}</ListBucketResult>`;
  }

  const listUploads = (): string =>
    `<ListMultipartUploadsResult>${[...uploads]
      .map(
        ([id, { name, begun }]) =>
          `<Upload><Key>${name}</Key><UploadId>${id}</UploadId><Initiated>${begun}</Initiated></Upload>`,
      )
      .join('')}</ListMultipartUploadsResult>`;

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body, etag }) => {
      const length = Buffer.byteLength(body ?? '');
      response.writeHead(status, { 'content-length': length, ...(etag ? { etag } : {}) });
      if (length <= most || typeof body === 'string') return response.end(body);
      response.write(body?.subarray(0, most), () => setTimeout(() => response.destroy(), 50));
      most = Infinity;
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    files,
    uploads,
    largest: () => largest,
    stumble: (times) => (stumbles = times),
    breakOff: (bytes) => (most = bytes),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const error = (code: string): string => `<Error><Code>${code}</Code></Error>`;
