import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { testView } from '../../../test/ui/view.ts';
import { nameBlocks, namedHours, weekBits, weekBlocks, weekValues } from '../../lib/time/week.ts';
import { ViewContext, WeekHours } from '../index.ts';

const drawn = (value: string[], lang = 'en', country?: string) =>
  renderToString(
    <ViewContext.Provider value={testView(lang)}>
      <WeekHours name="q" label="Hours" value={value} country={country} />
    </ViewContext.Provider>,
  );

describe('the weekly grid', () => {
  it('turns blocks into half hours and back', () => {
    const bits = weekBits(['1-0', '7-11', '9-1', '1-12', 'x']);
    expect(bits).toHaveLength(336);
    expect(bits.slice(0, 5)).toBe('11110');
    expect(bits.slice(-5)).toBe('01111');
    expect(weekBlocks(bits)).toEqual(['1-0', '7-11']);
  });

  it('takes hours by their names, which say their days and blocks themselves', () => {
    const evenings = namedHours([6, 7]).find(({ name }) => name === 'evenings')!;
    expect(evenings.value).toBe('12345:9-10');
    expect(weekBlocks(weekBits([evenings.value, '6-0']))).toEqual(
      [1, 2, 3, 4, 5].flatMap((day) => [`${day}-9`, `${day}-10`]).concat('6-0'),
    );
    expect(weekBits(['8:1-2', '1:99-3', '1:0-99', '1:5-4', ''])).toMatch(/^[01]{336}$/);
    // After a weekend of Friday and Saturday, work begins on Sunday.
    expect(namedHours([5, 6])[0]).toMatchObject({ days: [7, 1, 2, 3, 4], value: '71234:4-5' });
  });

  it('stand as the names they fill, and the rest as boxes', () => {
    const names = namedHours([6, 7]);
    const shown = (...values: string[]) => {
      const { named, rest } = nameBlocks(weekBlocks(weekBits(values)), names);
      return [named.map(({ name }) => name), rest];
    };
    for (const { name, value } of names) expect(shown(value)).toEqual([[name], []]);
    expect(shown(names[0]!.value, '6-9', '2-0')).toEqual([['mornings'], ['2-0', '6-9']]);
    expect(shown('1-4', '1-5')).toEqual([[], ['1-4', '1-5']]);
    expect(shown(...names.slice(0, 5).map(({ value }) => value))).toEqual([['any'], []]);
  });

  it('keeps hours that fill no box, each as a choice of its own', () => {
    const bits = weekBits(['12345.37-42', '3-0', '6.0-1', '6.47-48', '7.36-41']);
    expect(weekValues(bits)).toEqual(['3-0', '7-9', '12345.37-42', '6.0-1', '6.47-48', '7.40-41']);
    const shown = drawn(weekValues(bits));
    expect(shown).toMatch(/value="12345\.37-42" checked/);
    expect(shown).toContain('Monday – Friday, 18:30–21:00');
    const sent = [...shown.matchAll(/value="([^"]+)" checked/g)].map(([, value]) => value!);
    expect(weekBits(sent)).toBe(bits);
    for (const odd of ['1.5-5', '1.7-3', '1.40-49', '8.1-2', '1.-2'])
      expect(weekBits([odd])).not.toContain('1');
  });

  it('comes behind the names, open when something is ticked there', () => {
    const evenings = weekBlocks(weekBits(['12345:9-10']));
    expect(drawn(evenings)).toMatch(/value="12345:9-10" checked/);
    expect(drawn(evenings)).not.toMatch(/<details open|value="1-9" checked/);
    expect(drawn([...evenings, '6-0'])).toMatch(/<details open/);
    expect(drawn([...evenings, '6-0'])).toMatch(/value="6-0" checked/);
    expect(drawn([])).toContain('Monday – Friday, 18–22');
    expect(drawn([], 'ar')).toContain('الأحد – الخميس، 08–12');
    expect(drawn([], 'en', 'EG')).toContain('Friday and Saturday');
  });
});
