import { createHash } from 'node:crypto';
import { keeper } from '../../lib/keeper.ts';
import { logoOf, lookSheet } from '../../rooms/programmes/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import { cached } from './cached.ts';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import { pictureAnswer } from '../topics/pictureAnswer.ts';

const YEAR = 31_536_000;

/** A programme's own look, at addresses that change with it, so that browsers may keep it for ever. */
export const lookRoutes: Route[] = [
  get('/look.css', 'everyone', (visit) =>
    cached(visit, lookSheet(visit.programme.look), { type: 'text/css; charset=utf-8', seconds: YEAR }),
  ),
  get('/logo', 'everyone', async (visit) => {
    const { logo } = visit.programme.look;
    const file = logo && (await logoOf(visit.ctx, visit.programme.id, logo.file));
    return (file && pictureAnswer(file)) || visit.notFound();
  }),
];

const marks = keeper<string>(100);

/** The addresses of a programme's style sheet and logo; each is missing while the programme looks as the installation does. */
export function lookOf({ look, slug }: Programme) {
  const mark = marks(`${look.cool ?? ''} ${look.warm ?? ''}`, () => {
    const sheet = lookSheet(look);
    return sheet && createHash('sha256').update(sheet).digest('base64url').slice(0, 10);
  });
  return {
    look: mark ? `/p/${slug}/look.css?v=${mark}` : undefined,
    logo: look.logo && {
      src: `/p/${slug}/logo?v=${look.logo.file}`,
      width: look.logo.width,
      height: look.logo.height,
    },
  };
}
