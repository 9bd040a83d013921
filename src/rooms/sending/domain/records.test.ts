import { expect, test } from 'vitest';
import { mechanismOf } from './records.ts';

test('the SPF record names a provider as that asks for, a server by its name or number, and one on this machine by the host of the pages', () => {
  const here = 'mentoring.shelves.example';
  expect(mechanismOf('smtp.eu.mailgun.org', here)).toBe('include:mailgun.org');
  expect(mechanismOf('mail.shelves.example', here)).toBe('a:mail.shelves.example');
  expect(mechanismOf('192.0.2.7', here)).toBe('ip4:192.0.2.7');
  expect(mechanismOf('2001:db8::7', here)).toBe('ip6:2001:db8::7');
  for (const server of ['localhost', '127.0.0.1', '::1']) expect(mechanismOf(server, here)).toBe(`a:${here}`);
});
