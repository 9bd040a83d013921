import { expect, test } from 'vitest';
import { UntakenBody, createBodies } from './bodies.ts';
import { readBeside, readForm, readUpload } from './form.ts';
import type { Posted } from './form.ts';

function posted(body: BodyInit, headers: Record<string, string> = {}): Posted {
  const request = new Request('http://localhost', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
  return {
    type: request.headers.get('content-type') ?? '',
    read: (most, sieve) => createBodies().read(request, { most, network: 'a', ...(sieve ? { sieve } : {}) }),
  };
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const UPLOAD = { 'content-type': 'multipart/form-data; boundary=a' };

const form = (fields: number) => readForm(posted('a&'.repeat(fields), FORM));

const PART = '--a\r\ncontent-disposition: form-data; name="b"\r\n\r\n\r\n';
const upload = (parts: number) => readUpload(posted(`${PART.repeat(parts)}--a--\r\n`, UPLOAD), 5e6);

async function msOf(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act().catch(() => {});
  return performance.now() - began;
}

test('a form with a file gives its fields as other forms do, and the bytes of the file alone', async () => {
  const body = new FormData();
  body.append('alt', 'e\u0301\r\nx\0');
  body.append('picture', new Blob(['bytes']), '../<x>.png');
  body.append('other', new Blob([]), '');
  const { form, file } = await readUpload(posted(body), 1000);
  expect(form.get('alt')).toBe('é\nx');
  expect(Buffer.from(file('picture')!).toString()).toBe('bytes');
  expect(file('other')).toBeNull();
  expect(file('none')).toBeNull();
});

test('more bytes than allowed are refused, whatever the header says; a broken body is an empty form', async () => {
  await expect(readUpload(posted('x'.repeat(2000), UPLOAD), 1000)).rejects.toThrow(UntakenBody);
  expect([...(await readUpload(posted('--a\r\nnothing', UPLOAD), 1000)).form]).toEqual([]);
  expect([...(await readUpload(posted(new URLSearchParams('a=1')), 1000)).form]).toEqual([['a', '1']]);
});

test('a file’s bytes are its own, whatever stands in them, and are not copied', async () => {
  const body = new FormData();
  const bytes = Buffer.from('\r\n--\r\n\r\n--a\r\n\r\ncontent-disposition: form-data; name="c"\r\n\r\n\0');
  body.append('a "b"\r\nc', 'x');
  body.append('picture', new Blob([bytes]), 'a"b');
  const { form, file } = await readUpload(posted(body), 10_000);
  expect([...form]).toEqual([['a "b"\r\nc', 'x']]);
  expect(Buffer.from(file('picture')!).equals(bytes)).toBe(true);
  expect(file('picture')!.byteOffset).toBeGreaterThan(0);
});

test('the fields beside a file are read alike however it comes in pieces, and nothing of the file', async () => {
  const body = new FormData();
  const bytes = Buffer.from(
    '\r\n--\r\n\r\n--a\r\n\r\ncontent-disposition: form-data; name="c"\r\n\r\nhidden',
  );
  body.append('alt', 'A door\r\n--a');
  body.append('picture', new Blob([bytes, new Uint8Array(100_000)]), 'a.png');
  body.append('source', '');
  body.append('licence', 'CC BY');
  const request = new Request('http://localhost', { method: 'POST', body });
  const [type, whole] = [request.headers.get('content-type')!, Buffer.from(await request.arrayBuffer())];
  for (const size of [1, 2, 3, 7, 61, 4096, whole.length]) {
    let at = 0;
    const pieces = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        if (at >= whole.length) return stream.close();
        // Small pieces matter only around the fields.
        const next = at > 500 && at < whole.length - 600 ? 50_000 : size;
        stream.enqueue(new Uint8Array(whole.subarray(at, (at += next))));
      },
    });
    const { form, hasFile } = await readBeside(posted(pieces, { 'content-type': type }));
    expect([...form], `${size}`).toEqual([
      ['alt', 'A door\n--a'],
      ['source', ''],
      ['licence', 'CC BY'],
    ]);
    expect(hasFile).toBe(true);
  }
});

test('beside a file no more than a megabyte of fields is held, and what is no form is none', async () => {
  const field = `--a\r\ncontent-disposition: form-data; name="b"\r\n\r\n${'x'.repeat(2_000_000)}\r\n--a--\r\n`;
  await expect(readBeside(posted(field, UPLOAD))).rejects.toThrow('too-large');
  for (const odd of ['', '--a', '--a--', 'x'.repeat(10_000), `--a\r\n${'y'.repeat(10_000)}`])
    expect([...(await readBeside(posted(odd, UPLOAD))).form], odd.slice(0, 9)).toEqual([]);
});

test('fields and parts are counted before anything is made of them', async () => {
  expect((await form(4000)).size).toBe(4000);
  await expect(form(250_000)).rejects.toThrow('too-large');
  expect((await upload(4000)).form.size).toBe(4000);
  await expect(upload(80_000)).rejects.toThrow('too-large');
  expect(await msOf(() => form(250_000))).toBeLessThan(100);
  expect(await msOf(() => upload(80_000))).toBeLessThan(200);
});

test('a letter with marks by the thousand is soon composed, and others as ever', async () => {
  const crowd = `x=e\u0301a${'\u0301\u0323'.repeat(60_000)}`;
  expect(await msOf(() => readForm(posted(crowd, FORM)))).toBeLessThan(200);
  const word = (await readForm(posted(crowd, FORM))).get('x') ?? '';
  expect(word.startsWith('\u00e9\u1ea1')).toBe(true);
  expect((await readForm(posted(`x=${word}`, FORM))).get('x')).toBe(word);
});
