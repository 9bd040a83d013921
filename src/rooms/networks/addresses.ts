/** The part of a programme's addresses on other servers that names it: its number, which never changes. */
const actorAt = (origin: string, programme: number): string => `${origin}/federation/${programme}`;

/** The addresses by which other servers know a programme and its posts. They hold for ever, so they contain numbers only. */
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
    /** The activities that announce a post, a later version of it, and its end. */
    created: (id: number): string => `${post(id)}/activity`,
    updated: (thing: string, version: number): string => `${thing}#update-${version}`,
    deleted: (thing: string): string => `${thing}#delete`,
    accepted: (id: number): string => `${actor}#accept-${id}`,
    /** The thread of a post: the post and all answers to it, under one address for servers that keep threads together. */
    context: (id: number): string => `${post(id)}/context`,
  };
};

/** `@far-shelves@mentoring.example.org`, the name under which people look the programme up. */
export const handleOf = (slug: string, origin: string): string => `@${slug}@${new URL(origin).host}`;

/** The number of the answer of ours that an address names; null for others. */
export function answerAt(address: string, origin: string, programme: number): number | null {
  const start = `${actorAt(origin, programme)}/answers/`;
  const rest = address.startsWith(start) ? address.slice(start.length) : '';
  return /^\d{1,15}$/.test(rest) ? Number(rest) : null;
}

/** The number of the post that an address of ours names, itself or by its activity or context; null for others. */
export function postOf(address: string, origin: string, programme: number): number | null {
  const start = `${actorAt(origin, programme)}/posts/`;
  const rest = address.startsWith(start)
    ? address.slice(start.length).replace(/\/(?:activity|context)$/, '')
    : '';
  return /^\d{1,15}$/.test(rest) ? Number(rest) : null;
}
