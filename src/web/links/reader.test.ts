import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { proposed } from '../../../test/meetings.ts';
import { between } from '../../../test/silence.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { linkToken } from '../../rooms/people/index.ts';

test('a browser that knows nothing shows the page of a mailed link in the zone of whom it is for', () =>
  between(async (scene) => {
    const { ctx, cast } = scene;
    const { programme } = cast;
    const person = cast.people.amina;
    const subject = String(await proposed(scene, 'mei'));
    const link = `/l/${await linkToken(ctx, { programme, person, purpose: 'meeting', subject })}`;
    const bare = browse(ctx, cast);
    const own = withoutMarkup((await bare.get(`${link}?lang=fr`)).text);
    expect(own).toMatch(/mardi 16 février 2027,? (?:à )?12:00 \(heure de Dakar\)/);
    expect(own).not.toContain('Madrid');
    bare.cookies.set('zone', 'Europe/London');
    const chosen = withoutMarkup((await bare.get(`${link}?lang=en`)).text);
    expect(chosen).toMatch(/Tuesday,? 16 February 2027, 12:00 \(London time\)/);
    // A signed-in reader keeps their own zone.
    const luca = withoutMarkup((await browse(ctx, cast, 'luca').get(`${link}?lang=en`)).text);
    expect(luca).toMatch(/13:00 \(Rome time\)/);
  }));
