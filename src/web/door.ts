import type { Config } from '../config.ts';
import type { Ctx, ExampleMail } from '../rooms/ctx.ts';
import type { Outbound } from '../lib/network/outbound/outbound.ts';
import type { Assets } from './frame/assets.ts';
import type { Bodies } from './request/bodies/bodies.ts';
import type { Limits } from './request/limits.ts';
import type { Hub } from './live/hub.ts';
import type { VisitorCache } from './request/visitors/visitorCache.ts';

/** Everything that each request of this process has at hand in the web door. */
export interface Door {
  ctx: Ctx;
  config: Config;
  limits: Limits;
  assets: Assets;
  bodies: Bodies;
  /** Keeps pages for visitors for a moment; without it each page is drawn anew. */
  visitors?: VisitorCache;
  /** The readers who follow live events; without it a live answer ends after the events so far. */
  live?: Hub;
  exampleMail: ExampleMail;
  /** Reaches the servers that people name. */
  outbound: Outbound;
}
