import type { Config } from '../config.ts';
import type { Ctx, ExampleMail } from '../rooms/ctx.ts';
import type { Outbound } from '../lib/network/outbound/outbound.ts';
import type { Assets } from './frame/assets.ts';
import type { Bodies } from './request/bodies/bodies.ts';
import type { Limits } from './request/limits.ts';
import type { Hub } from './live/hub.ts';
import type { VisitorCache } from './request/visitors/visitorCache.ts';

/** The base of the web door: the same for every request of this process. */
export interface Door {
  ctx: Ctx;
  config: Config;
  limits: Limits;
  assets: Assets;
  bodies: Bodies;
  /** The cache of pages for visitors, for a moment; without it each is drawn anew. */
  visitors?: VisitorCache;
  /** Those who follow what happens; without it a live answer ends after what is there. */
  live?: Hub;
  exampleMail: ExampleMail;
  /** The way to servers that people name. */
  outbound: Outbound;
}
