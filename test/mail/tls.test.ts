import { createServer, connect } from 'node:tls';
import type { AddressInfo } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { checkOf } from '../../src/lib/network/tls.ts';
import { smtpTransport } from '../../src/mail/out/delivery/transport.ts';
import { CERTIFICATE, KEY } from '../../src/web/machines/hooks/ses.fixture.ts';

let closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

/** A mail server on this machine with a self-signed certificate. Returns its port. */
async function selfSigned(options: { secure: boolean }): Promise<number> {
  const server = new SMTPServer({
    ...options,
    cert: CERTIFICATE,
    key: KEY,
    authOptional: true,
    logger: false,
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  return (server.server.address() as AddressInfo).port;
}

test.each([
  ['after STARTTLS', 'smtp', false],
  ['from the first byte', 'smtps', true],
] as const)(
  'mail leaves through a server of this machine that signed its own certificate, %s',
  async (_, scheme, secure) => {
    const port = await selfSigned({ secure });
    for (const host of ['127.0.0.1', 'localhost']) {
      const security = secure ? 'tls' : 'starttls';
      for (const server of [
        `${scheme}://${host}:${port}`,
        { host, port, security, username: '', password: null } as const,
      ]) {
        const transport = await smtpTransport(server, { silence: 2000 });
        closing.push(() => transport.close());
        expect(await transport.isUp()).toBe(true);
      }
    }
  },
);

/** The error of a program that connects to `host` with this check, when the server has that certificate. Null if it connects. */
async function refusal(host: string, check: ConnectionOptions): Promise<string | null> {
  const server = createServer({ cert: CERTIFICATE, key: KEY });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port, servername: host, ...check }, () => {
      socket.destroy();
      done(null);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
  });
}

test('a server elsewhere has to be certified by a public authority, or by the certificate that the operator gave', async () => {
  const host = 'mail.cast.example';
  expect(await refusal(host, checkOf(host))).toMatch(/SELF_SIGNED/);
  // A certificate that is trusted by itself need not name the host.
  expect(await refusal(host, checkOf(host, CERTIFICATE))).toBeNull();
  expect(await refusal(host, checkOf('127.0.0.1'))).toBeNull();
  for (const near of ['127.0.0.1.evil.example', 'localhost.evil.example', '128.0.0.1'])
    expect(await refusal(host, checkOf(near)), near).toMatch(/SELF_SIGNED/);
});
