// The parser's own reading of a header: not part of what it offers, and the survey has to agree with it.

export const HEAD = 'From: a@b.example\r\nMessage-ID: <x@y.example>\r\nMIME-Version: 1.0\r\n';

export const mail = (type: string, body: string): Buffer =>
  Buffer.from(`${HEAD}Content-Type: ${type}\r\n\r\n${body}`);

export const encoded = (body: string, type = 'image/png'): Buffer =>
  Buffer.from(`${HEAD}Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}`);
