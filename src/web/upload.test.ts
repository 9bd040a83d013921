import { expect, test } from 'vitest';
import { UnreadableForm, readUpload } from './form.ts';

const request = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request('http://localhost', { method: 'POST', body, headers });

test('a form with a file gives its fields as other forms do, and the bytes of the file alone', async () => {
  const body = new FormData();
  body.append('alt', 'e\u0301\r\nx\0');
  body.append('picture', new Blob(['bytes']), '../<x>.png');
  body.append('other', new Blob([]), '');
  const { form, file } = await readUpload(request(body), 1000);
  expect(form.get('alt')).toBe('é\nx');
  expect(Buffer.from((await file('picture'))!).toString()).toBe('bytes');
  expect(await file('other')).toBeNull();
  expect(await file('none')).toBeNull();
});

test('more bytes than allowed are refused, whatever the header says; a broken body is an empty form', async () => {
  const type = { 'content-type': 'multipart/form-data; boundary=a' };
  await expect(readUpload(request('x'.repeat(2000), type), 1000)).rejects.toThrow(UnreadableForm);
  expect([...(await readUpload(request('--a\r\nnothing', type), 1000)).form]).toEqual([]);
  expect([...(await readUpload(request(new URLSearchParams('a=1')), 1000)).form]).toEqual([['a', '1']]);
});
