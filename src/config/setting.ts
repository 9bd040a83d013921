import type { z } from 'zod';

export type Setting = {
  name: string;
  /** One sentence for `antipode config` and docs/self-hosting.md. */
  about: string;
  /** Shown as the default; the value used when it parses on its own. */
  preset: string;
  secret?: true;
  schema: z.ZodType<unknown, string>;
};
