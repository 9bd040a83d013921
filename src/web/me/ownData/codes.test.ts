import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testView } from '../../../../test/ui/view.ts';
import { EVENTS } from '../../../rooms/brought.ts';
import { codeInWords } from './codes.ts';

const said = (kind: string, data: unknown): string =>
  String(codeInWords(testView(), 'events', 'kind', kind, { kind, data })).replaceAll(/[\u2068\u2069]/g, '');

test('an event names the version, the role or the host that it is about', () => {
  expect(said('consent-conduct', { version: 3 })).toBe('agreed to version 3 of the code of conduct');
  expect(said('role-granted', { grant: 1, role: 'moderator', country: null })).toBe(
    'gave … the role moderator',
  );
  expect(said('server-blocked', { host: 'loud.example' })).toBe('blocked loud.example on the fediverse');
});

test('the number of a saved list’s rows does not stand for its name', () =>
  expect(said('list-taken-out', { list: 'people', count: 12 })).toBe('took a list out as a table: …'));

test('a role that is none has no name', () => {
  for (const role of ['{', { toString: 1 }])
    expect(said('role-granted', { role, country: null })).toBe('gave … the role …');
});

test('whatever data an event has, it has words', () => {
  const kinds = fc.constantFrom(...Object.keys(EVENTS));
  const field = fc.constantFrom('role', 'list', 'detail', 'version', 'host', 'count', 'number', 'why');
  const data = fc.oneof(fc.jsonValue(), fc.dictionary(field, fc.jsonValue()));
  fc.assert(
    fc.property(kinds, data, (kind, data) => {
      expect(said(kind, data)).not.toBe('');
      expect(said(kind, data)).not.toContain('undefined');
    }),
  );
});
