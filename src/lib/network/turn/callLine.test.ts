import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callLine, hasRelay } from './callLine.ts';
import { turnCredentials } from './credentials.ts';
import { parseTurnUrl } from './turnUrl.ts';

const now = new Date('2026-11-29T09:00:00.700Z');
const stun = ['stun:turn.example.org'];
const turn = ['turn:turn.example.org?transport=udp', 'turns:turn.example.org:443?transport=tcp'];
const secret = 'a secret of the relay, 32 letters';
const whole = { stun, turn, secret };
const none = { stun: [], turn: [], secret: undefined };

describe('credentials of a relay', () => {
  test('are a time and a name, signed as coturn signs them', () => {
    // This is the output of `echo -n 1795942800:abc | openssl dgst -sha1 -hmac north -binary | base64`.
    expect(turnCredentials('north', 'abc', new Date('2026-11-29T09:00:00Z'))).toEqual({
      username: '1795942800:abc',
      credential: 'LyTwOdh/eD7ZMu9YdwUcof9qMt4=',
    });
  });

  test('hold for four hours, of every secret and name, and tell no secret', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 32 }), fc.stringMatching(/^[a-z2-7]{16}$/), (secret, name) => {
        const line = callLine({ ...whole, secret }, { name, relayOnly: true, now });
        const { username = '', credential } = line.iceServers[0]!;
        expect(username).toBe(`${Date.parse('2026-11-29T13:00:00Z') / 1000}:${name}`);
        expect(credential).toBe(createHmac('sha1', secret).update(username).digest('base64'));
        expect(JSON.stringify(line)).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
    );
  });
});

describe('the line of a call', () => {
  test('tells a browser that goes through the relay alone of nothing but the relay', () => {
    const line = callLine(whole, { name: 'n', relayOnly: true, now });
    expect(line).toMatchObject({ iceTransportPolicy: 'relay', until: '2026-11-29T13:00:00.700Z' });
    expect(line.iceServers.map(({ urls }) => urls)).toEqual([turn]);
  });

  test('may be direct, with the relay for when that does not do', () => {
    const line = callLine(whole, { name: 'n', relayOnly: false, now });
    expect(line.iceTransportPolicy).toBe('all');
    expect(line.iceServers.map(({ urls }) => urls)).toEqual([stun, turn]);
  });

  test('is direct without a relay, and never by mistake', () => {
    expect(hasRelay(whole)).toBe(true);
    expect(hasRelay(none)).toBe(false);
    const asked = { name: 'n', relayOnly: false, now };
    expect(callLine({ ...none, stun }, asked)).toEqual({
      iceServers: [{ urls: stun }],
      iceTransportPolicy: 'all',
      until: null,
    });
    expect(callLine(none, asked).iceServers).toEqual([]);
    expect(() => callLine(none, { ...asked, relayOnly: true })).toThrow('needs a relay');
  });
});

test.each([
  ['stun:turn.example.org', 'turn.example.org', 3478, 'udp'],
  ['turn:turn.example.org:3479?transport=udp', 'turn.example.org', 3479, 'udp'],
  ['turn:192.0.2.7?transport=tcp', '192.0.2.7', 3478, 'tcp'],
  ['turns:turn.example.org', 'turn.example.org', 5349, 'tls'],
  ['TURNS:Turn.example.org:443?transport=tcp', 'turn.example.org', 443, 'tls'],
  ['turn:[2001:db8::1]:3478', '2001:db8::1', 3478, 'udp'],
])('%s is %s, %i, by %s', (url, host, port, transport) => {
  expect(parseTurnUrl(url)).toMatchObject({ host, port, transport });
});

test.each([
  'turn.example.org',
  'https://turn.example.org',
  'turn://turn.example.org',
  'turn:me:word@turn.example.org',
  'turn:turn.example.org:0',
  'turn:turn.example.org:65536',
  'turn:turn.example.org?transport=sctp',
  'turns:turn.example.org?transport=udp',
  'stun:turn.example.org?transport=udp',
  'turn:[turn.example.org]',
  'turn:a b',
  'turn:-a-',
  'turn:',
])('%s is no address of a server for calls', (url) => {
  expect(parseTurnUrl(url)).toBeUndefined();
});
