import { createHash, createHmac } from 'node:crypto';

export type S3Keys = { keyId: string; secret: string; region: string };

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Encodes by RFC 3986, from which encodeURIComponent differs a little. */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The headers that sign a request to an S3-compatible store (AWS Signature Version 4), including its body. The address must be written as
 * `encoded` writes its parts. `more`: further headers to sign.
 */
export function signS3(
  { keyId, secret, region }: S3Keys,
  request: {
    method: string;
    url: URL;
    body?: Uint8Array;
    now: Date;
    more?: Readonly<Record<string, string>>;
  },
): Record<string, string> {
  const { method, url, body = new Uint8Array(), now, more = {} } = request;
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const day = stamp.slice(0, 8);
  const headers: Record<string, string> = {
    ...more,
    host: url.host,
    'x-amz-content-sha256': sha256(body),
    'x-amz-date': stamp,
  };
  const names = Object.keys(headers).sort();
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const canonical = [
    method,
    url.pathname,
    query.join('&'),
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region));
  const signature = hmac(key, toSign).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${keyId}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`;
  // The host is part of the address.
  delete headers['host'];
  return { ...headers, authorization };
}
