import { SAMPLE_CREDIT, samplePictures } from '../../sample/topics/pictures.ts';
import type { Actor, Ctx } from '../rooms/ctx.ts';
import { changePicture } from '../rooms/topics/index.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Gives a sample topic its picture, as an upload would; does nothing for a topic without one. */
export async function addPicture(
  ctx: Ctx,
  input: { programme: number; actor: Actor; topic: number; slug: string; sourceLocale: string },
): Promise<void> {
  const picture = samplePictures[input.slug];
  if (!picture) return;
  const { default: sharp } = await import('sharp');
  const svg = `<svg xmlns="${NAMESPACE}" width="1280" height="640" viewBox="0 0 1280 640">${picture.shapes}</svg>`;
  const done = await changePicture(ctx, {
    programme: input.programme,
    actor: input.actor,
    topic: input.topic,
    draft: { ...SAMPLE_CREDIT, alt: picture.alt[input.sourceLocale] ?? '' },
    alt: picture.alt,
    bytes: await sharp(Buffer.from(svg)).png().toBuffer(),
  });
  if (!done.ok) throw new Error(`the picture of ${input.slug} was refused`);
}
