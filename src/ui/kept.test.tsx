import { expect, test } from 'vitest';
import { testView } from '../../test/ui/view.ts';
import { kept } from './kept.ts';
import { renderPart } from './shell/page.tsx';
import { LocalDay } from './time/localTime.tsx';
import { useView } from './view.ts';

let drawn = 0;

function Plain({ name, at }: { name: string; at?: Date }) {
  const { lang, t } = useView();
  drawn += 1;
  return (
    <>
      <p title={`"${lang}"`}>
        {t('nav.topics')} & <b>{name}</b> {at?.toISOString()}
      </p>
      {name}
    </>
  );
}
const Kept = kept(Plain);

test('a part that follows from the same is drawn once, and stands in the page byte for byte as it would', () => {
  const at = new Date('2027-01-01T00:00:00Z');
  const parts = [{ name: 'Amina' }, { name: 'A <i> & "B"' }, { name: 'Amina', at }];
  for (let time = 0; time < 3; time++)
    for (const view of [testView('en'), testView('ar')])
      for (const props of parts) {
        drawn = 0;
        const page = renderPart(view, <main>1 {<Kept {...props} />} 2</main>);
        expect(drawn).toBe(time === 0 ? 1 : 0);
        expect(page).toBe(renderPart(view, <main>1 {<Plain {...props} />} 2</main>));
      }
  drawn = 0;
  renderPart(testView('en', 'Asia/Tokyo'), <Kept name="Amina" />);
  expect(drawn).toBe(0);
});

test('what is kept for readers in all zones shows the time in none', () => {
  const Day = kept(({ at }: { at: Date }) => <LocalDay at={at} />);
  expect(() => renderPart(testView(), <Day at={new Date()} />)).toThrow('knows no zone');
});

test('what no key can say whole is no property of it', () => {
  // @ts-expect-error JSON says nothing of a function
  kept(({ path }: { path: (path: string) => string }) => <p>{path('')}</p>);
});
