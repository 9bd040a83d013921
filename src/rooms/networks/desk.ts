import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { Texts } from '../../lib/text/texts.ts';

/** Another server, as the desk lists it. */
export interface ServerLine {
  /** A server, or somebody there who is blocked: `ana@far.example`. */
  host: string;
  followers: number;
  /** Since when a post from there waits for a volunteer. */
  heldAt: Date | null;
  blockedAt: Date | null;
  reason: string;
  failingSince: Date | null;
  isDead: boolean;
  problem: string;
}

/** A topic, a piece of news or a live chat that was sent, with the answers and likes it got. */
export interface PostLine {
  kind: 'topic' | 'news' | 'chat';
  /** The number of the topic, the piece of news or the chat. */
  of: number;
  title: Texts;
  source_locale: string;
  madeAt: Date;
  goneAt: Date | null;
  /** Numbers of inboxes: those that have its newest version, those that it is still on its way to, and those that did not take it. */
  taken: number;
  due: number;
  failed: number;
  replies: number;
  likes: number;
  boosts: number;
}

/** The servers that have followers, wait, are blocked, or take nothing. Those that wait come first, then those with most followers. */
export async function serversOf(ctx: Pick<Ctx, 'db'>, programme: number, most = 200): Promise<ServerLine[]> {
  const { rows } = await sql<ServerLine>`
    select host, coalesce(f.followers, 0)::int as followers, s.held_at as "heldAt", s.blocked_at as "blockedAt", coalesce(s.reason, '') as reason,
      s.failing_since as "failingSince", s.dead_at is not null as "isDead", coalesce(s.problem, '') as problem
    from (select host, count(*) as followers from network_account
      where programme_id = ${programme} and follows_at is not null group by host) f
    full join (select * from network_server where programme_id = ${programme} and (blocked_at is not null or held_at is not null or problem <> '')) s using (host)
    order by s.held_at is null, 2 desc, host limit ${most}`.execute(ctx.db);
  return rows;
}

/** All that was sent, the newest first. */
export async function postsSent(ctx: Pick<Ctx, 'db'>, programme: number, most = 50): Promise<PostLine[]> {
  const { rows } = await sql<PostLine>`
    select case when p.topic_id is not null then 'topic' when p.page_id is not null then 'news' else 'chat' end as kind,
      coalesce(p.topic_id, p.page_id, p.chat_id) as of,
      coalesce(topic.title, n.title, jsonb_build_object(chat.locale, chat.title)) as title,
      coalesce(topic.source_locale, chat.locale, programme.source_locale) as source_locale, p.made_at as "madeAt", p.gone_at as "goneAt", d.taken, d.due, d.failed,
      (select count(*)::int from network_reply r where r.programme_id = p.programme_id and r.topic_id = p.topic_id and r.state = 'placed') as replies,
      m.likes, m.boosts
    from (select * from network_post where programme_id = ${programme} order by id desc limit ${most}) p
    join programme on programme.id = p.programme_id
    left join topic on topic.programme_id = p.programme_id and topic.id = p.topic_id
    left join chat on chat.programme_id = p.programme_id and chat.id = p.chat_id
    left join lateral (select v.title from page_version v
      where v.programme_id = p.programme_id and v.page_id = p.page_id order by v.version desc limit 1) n on true
    cross join lateral (
      select count(*) filter (where d.done_at is not null)::int as taken, count(*) filter (where d.due_at is not null)::int as due,
        count(*) filter (where d.done_at is null and d.due_at is null and d.problem <> '')::int as failed
      from network_activity a join network_delivery d on d.programme_id = a.programme_id and d.activity_id = a.id
      where a.programme_id = p.programme_id and a.id = (
        select max(l.id) from network_activity l where l.programme_id = p.programme_id and l.post_id = p.id)) d
    cross join lateral (
      select count(*) filter (where kind = 'like')::int as likes, count(*) filter (where kind = 'boost')::int as boosts
      from network_mark m where m.programme_id = p.programme_id and m.topic_id = p.topic_id) m
    order by p.id desc`.execute(ctx.db);
  return rows;
}

/** Reports of other servers about topics, until somebody has looked. */
export async function openReports(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
): Promise<{ topic: number; title: Texts; source_locale: string; words: string[] }[]> {
  const { rows } = await sql<{ topic: number; title: Texts; source_locale: string; words: string[] }>`
    select topic.id as topic, topic.title, topic.source_locale, array_agg(r.words order by r.id) as words
    from network_report r join topic on topic.programme_id = r.programme_id and topic.id = r.topic_id
    where r.programme_id = ${programme} and r.settled_at is null group by topic.programme_id, topic.id order by topic.id`.execute(
    ctx.db,
  );
  return rows;
}
