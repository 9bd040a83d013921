import { drawAnew } from '../../lib/pictures/drawAnew.ts';
import { PICTURES } from '../../lib/pictures/limits.ts';
import {
  LIMITS,
  changePicture,
  changeSignature,
  publicPicture,
  unfollowTopic,
} from '../../rooms/discussion/index.ts';
import { refusedPicture } from '../../ui/index.ts';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import { mayAct } from './limits.ts';
import { forgetWriter, writerOf } from './writer.ts';
import { ownPage } from './ownPage.tsx';

const FIELDS = 10_000;

/** The reader's own part in the discussions, with or without an account: name, picture, comments and what they follow. */
export const ownRoutes: Route[] = [
  get('/discussion', 'everyone', (visit) => ownPage(visit)),
  post('/discussion/name', 'everyone', async (visit) => {
    const writer = await writerOf(visit);
    if (!writer) return visit.notFound();
    const form = await visit.form();
    const name = form.get('name') ?? '';
    const showsCountry = form.get('country') === 'yes';
    const own = { programme: visit.programme.id, person: writer.id };
    const done = await changeSignature(visit.ctx, { ...own, name, showsCountry });
    if (done.ok) return visit.redirect(visit.path('/discussion'), 'saved');
    return ownPage(visit, {
      name,
      showsCountry,
      error: visit.view.t('discussion.error.name', { max: LIMITS.name }),
    });
  }),
  post('/discussion/picture', 'everyone', async (visit) => {
    const writer = await writerOf(visit);
    if (!writer) return visit.notFound();
    // Drawing a picture anew is work for the server, so its number is limited.
    if (!(await mayAct(visit))) return visit.redirect(visit.path('/discussion'), 'too-often');
    const { form, file } = await visit.upload(PICTURES.bytes + FIELDS);
    const own = { programme: visit.programme.id, person: writer.id };
    if (form.get('remove') === 'yes') await changePicture(visit.ctx, { ...own, picture: null });
    else {
      const drawn = await drawAnew(file('picture') ?? new Uint8Array(), { side: PICTURES.avatar });
      if (!drawn.ok) return ownPage(visit, { picture: refusedPicture(visit.view.t, drawn.refusal) });
      await changePicture(visit.ctx, { ...own, picture: drawn.picture });
    }
    return visit.redirect(visit.path('/discussion#picture'), 'saved');
  }),
  ...unseen([
    post('/discussion/following/:topic/end', 'everyone', async (visit) => {
      const [writer, topic] = [await writerOf(visit), visit.id('topic')];
      if (!writer || topic === null) return visit.notFound();
      await unfollowTopic(visit.ctx, { programme: visit.programme.id, topic, person: writer.id });
      return visit.redirect(visit.path('/discussion#follows'), 'unfollowed');
    }),
    post('/discussion/forgetting', 'everyone', (visit) => {
      forgetWriter(visit);
      return visit.redirect(visit.path('/topics'), 'saved');
    }),
  ]),
  get('/discussion/pictures/:picture', 'everyone', async (visit) => {
    const id = visit.id('picture');
    const picture = id === null ? null : await publicPicture(visit.ctx, visit.programme.id, id);
    if (!picture) return visit.notFound();
    return new Response(new Uint8Array(picture.bytes), {
      headers: {
        'content-type': picture.kind,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'public, max-age=86400',
      },
    });
  }),
];
