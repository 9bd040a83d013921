/** The part of a programme's addresses on other servers that names it: its number, which never changes. */
const actorAt = (origin: string, programme: number): string => `${origin}/federation/${programme}`;

/** The addresses that other servers know a programme and its posts by. They hold for ever: numbers alone stand in them. */
export const addressesOf = (origin: string, programme: number) => {
  const actor = actorAt(origin, programme);
  const post = (id: number): string => `${actor}/posts/${id}`;
  const answer = (id: number): string => `${actor}/answers/${id}`;
  return {
    actor,
    key: `${actor}#main-key`,
    inbox: `${actor}/inbox`,
    sharedInbox: `${origin}/federation/inbox`,
    outbox: `${actor}/outbox`,
    followers: `${actor}/followers`,
    post,
    /** A comment of ours that was sent to somebody elsewhere. */
    answer,
    /** The announcement of a post, of a later version of it, and of its end. */
    created: (id: number): string => `${post(id)}/activity`,
    updated: (thing: string, version: number): string => `${thing}#update-${version}`,
    deleted: (thing: string): string => `${thing}#delete`,
    accepted: (id: number): string => `${actor}#accept-${id}`,
    /** Posts of one topic and all answers to them, as servers call it that keep threads together. */
    context: (id: number): string => `${post(id)}/context`,
  };
};

/** `@far-shelves@mentoring.example.org`, as people look it up. */
export const handleOf = (slug: string, origin: string): string => `@${slug}@${new URL(origin).host}`;

/** The number of the answer of ours that an address names; null for others. */
export function answerAt(address: string, origin: string, programme: number): number | null {
  const start = `${actorAt(origin, programme)}/answers/`;
  const rest = address.startsWith(start) ? address.slice(start.length) : '';
  return /^\d{1,15}$/.test(rest) ? Number(rest) : null;
}

/** The number of the post that an address of ours names, or its context; null for others. */
export function postOf(address: string, origin: string, programme: number): number | null {
  const start = `${actorAt(origin, programme)}/posts/`;
  const rest = address.startsWith(start)
    ? address.slice(start.length).replace(/\/(?:activity|context)$/, '')
    : '';
  return /^\d{1,15}$/.test(rest) ? Number(rest) : null;
}
