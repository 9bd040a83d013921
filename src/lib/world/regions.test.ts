import { expect, test } from 'vitest';
import { countryCodes } from './countries.ts';
import { continentOf } from './regions.ts';

test('every country of the list but Antarctica lies in one continent', () => {
  expect(countryCodes.filter((code) => continentOf(code) === null)).toEqual(['AQ']);
});

test('countries lie where the United Nations count them', () => {
  expect(['SN', 'NZ', 'AR', 'CN', 'IT', 'XK', 'CY', 'TR'].map(continentOf)).toEqual([
    '002',
    '009',
    '019',
    '142',
    '150',
    '150',
    '142',
    '142',
  ]);
});
