import { describe, expect, it } from 'vitest';
import { notificationKinds, type Told } from '#app/domain/people/notification.ts';
import { topicOf } from '#app/domain/people/mail-topic.ts';
import { languages } from '#app/i18n/languages.ts';
import { renderDigest } from './digest.tsx';
import { renderNotification, type NotificationMail } from './notification.tsx';

const due = '2024-02-29T07:59:00.000Z';
const said = 'Say how you measure.\n<script>alert(1)</script>';

const feedback = {
  project: 'Tiny diffusion',
  stage: 'proposal',
  version: 2,
  comments: 3,
  scope: null,
  conditions: 0,
};
const examples: Told[] = [
  { kind: 'feedback', data: { ...feedback, verdict: 'changes_requested', note: said } },
  { kind: 'feedback', data: { ...feedback, verdict: 'approved', note: '' } },
  { kind: 'feedback', data: { ...feedback, verdict: 'approved', note: '', conditions: 2 } },
  ...(['accepted', 'discuss'] as const).map((scope): Told => ({
    kind: 'feedback',
    data: { ...feedback, verdict: 'approved', note: '', scope },
  })),
  { kind: 'feedback', data: { ...feedback, verdict: null, note: '' } },
  ...(['ticked', 'accepted', 'reopened'] as const).map((step): Told => ({
    kind: 'condition',
    data: { project: 'Tiny diffusion', condition: 'Name the baseline', step, words: said },
  })),
  { kind: 'team-invited', data: { project: 'Tiny diffusion', by: 'Ben' } },
  ...(['joined', 'returned', 'left', 'declined', 'elsewhere', 'taken-out'] as const).map(
    (step): Told => ({
      kind: 'team-changed',
      data: { project: 'Tiny diffusion', person: 'Cleo', step, why: said },
    }),
  ),
  ...(['asked', 'granted', 'refused'] as const).flatMap((step) =>
    (['join', 'leave'] as const).map((change): Told => ({
      kind: 'team-request',
      data: { project: 'Tiny diffusion', person: 'Cleo', change, step, words: said },
    })),
  ),
  { kind: 'team-asked', data: { project: 'Tiny diffusion', person: 'Cleo' } },
  { kind: 'team-match', data: { names: ['Cleo', 'Tiny diffusion'], words: said } },
  ...(['ready', 'released', 'withdrawn', 'taken-down'] as const).map((step): Told => ({
    kind: 'gallery',
    data: { project: 'Tiny diffusion', by: 'Ben', step },
  })),
  { kind: 'handed-in', data: { homework: 'hw3', by: 'Ben' } },
  { kind: 'mention', data: { project: 'Tiny diffusion', by: 'Ivy', words: said } },
  { kind: 'instant-comment', data: { project: 'Tiny diffusion', by: 'Cleo', words: said } },
  { kind: 'discussion', data: { step: 'answered', by: 'Cleo' } },
  { kind: 'discussion', data: { step: 'answered', by: '' } },
  { kind: 'discussion', data: { step: 'endorsed', by: '' } },
  ...(['changes', 'declined', 'accepted', 'removed', 'edited'] as const).map((step): Told => ({
    kind: 'proposal',
    data: { title: 'Tiny diffusion', step },
  })),
  {
    kind: 'suggestions',
    data: { project: 'Tiny diffusion', stage: 'proposal', by: 'Ivy' },
  },
  ...[['Tiny diffusion'], ['Tiny diffusion', 'Bits back']].map((projects): Told => ({
    kind: 'projects-assigned',
    data: { projects, by: 'Iris' },
  })),
  ...(['given', 'reminded', 'taken'] as const).map((step): Told => ({
    kind: 'peer-reading',
    data: { stage: 'milestone', count: 2, due, step },
  })),
  { kind: 'peer-feedback', data: { project: 'Tiny diffusion', stage: 'milestone', count: 1 } },
  { kind: 'score', data: { homework: 'hw2' } },
  { kind: 'regrade', data: { homework: 'hw2', step: 'asked', words: 'Part 2, see page 4.' } },
  { kind: 'application-received', data: {} },
  { kind: 'application-decided', data: { outcome: 'waitlist' } },
  { kind: 'seat-offered', data: { expiresAt: due } },
  { kind: 'seat-expired', data: {} },
  { kind: 'seat-withdrawn', data: {} },
  { kind: 'seat-given', data: {} },
  { kind: 'seat-dropped', data: { why: said } },
  {
    kind: 'announcement',
    data: { title: 'No lecture', body: `**Rest.**\n\n${said}`, urgent: true },
  },
  ...(['extended', 'moved', 'taken-back'] as const).map((step): Told => ({
    kind: 'deadline-changed',
    data: { project: 'Tiny diffusion', work: 'milestone', due, step },
  })),
  ...(['extended', 'moved', 'taken-back'] as const).map((step): Told => ({
    kind: 'deadline-changed',
    data: { project: null, work: 'hw2', due, step },
  })),
  { kind: 'deadline-near', data: { work: 'hw2', due } },
  { kind: 'deadline-near', data: { work: 'proposal', due } },
];

const mail = (told: Told, given: Partial<NotificationMail> = {}): NotificationMail => ({
  ...{ language: 'en', name: 'Ada', course: 'Deep Unsupervised Learning', told },
  topic: topicOf(told),
  unsubscribe: 'https://practicum.example.org/unsubscribe/KEY',
  choices: 'https://practicum.example.org/account/notifications',
  link: 'https://practicum.example.org/sp24/somewhere',
  moment: () => 'Wed 28 Feb, 23:59 PST',
  ...given,
});

/** What is shown instead of words that are missing: their name in the catalogue. */
const namesIn = (html: string) =>
  html.split(/<[^>]*>/).filter((words) => /^[a-z][\w.-]*$/.test(words.trim()));

describe('a letter', () => {
  it('has an example here of every kind', () => {
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(notificationKinds));
  });

  describe.each(examples.map((told) => [told.kind, told] as const))('about %s', (_kind, told) => {
    it.each(languages)(
      'says in %s what, where and how to stop, also as plain text',
      async (language) => {
        const { subject, html, text } = await renderNotification(mail(told, { language }));
        expect(subject).not.toMatch(/\{\{|told\./);
        expect(namesIn(html)).toEqual([]);
        for (const part of [html.replaceAll('<!-- -->', ''), text]) {
          expect(part).toContain('https://practicum.example.org/sp24/somewhere');
          expect(part).toContain('https://practicum.example.org/unsubscribe/KEY');
          expect(part).toContain('https://practicum.example.org/account/notifications');
          expect(part).not.toMatch(/\{\{|told\./);
        }
        expect(html).toContain(language === 'zh' ? 'lang="zh-Hans"' : 'lang="en"');
      },
    );

    it('runs nothing that somebody wrote and asks for nothing from another host', async () => {
      const { html } = await renderNotification(mail(told));
      expect(html).not.toContain('<script');
      expect(html).not.toMatch(/<(img|link|iframe|svg)\b|url\(/);
    });
  });

  it('about feedback says what was decided and why', async () => {
    const [told] = examples;
    if (told === undefined) throw new Error('no example');
    const { subject, html, text } = await renderNotification(mail(told));
    expect(subject).toBe('Changes requested on version 2 of “Tiny diffusion”');
    for (const part of ['version 2', 'Say how you measure.', '3 comments']) {
      expect(html.replaceAll('<!-- -->', '')).toContain(part);
      expect(text).toContain(part);
    }
    expect(html).toContain('&lt;script&gt;');
    const chinese = await renderNotification(mail(told, { language: 'zh' }));
    expect(chinese.subject).toBe('“Tiny diffusion”第 2 版需要修改');
    expect(chinese.html).toContain('阅读反馈');
  });

  it('that cannot be turned off has no link to stop it', async () => {
    const told: Told = { kind: 'seat-offered', data: { expiresAt: due } };
    const { html, subject } = await renderNotification(mail(told, { unsubscribe: null }));
    expect(html).not.toContain('unsubscribe');
    expect(subject).toBe('A seat is held for you until Wed 28 Feb, 23:59 PST');
  });

  it('with Markdown leads to web and mail addresses only', async () => {
    const body =
      '[a](javascript:alert(1)) [b](data:text/html,x) [c](https://example.org/ok) ![p](https://x.example/p.png)';
    const told: Told = { kind: 'announcement', data: { title: 'T', body, urgent: false } };
    const { html } = await renderNotification(mail(told));
    expect(html).not.toMatch(/javascript:|data:|<img/);
    expect(html).toContain('https://example.org/ok');
  });
});

describe('a digest', () => {
  const line = (topic: 'score' | 'announcement', words: string) => ({
    ...{ topic, line: words, link: 'https://practicum.example.org/sp24/x' },
  });
  const courses = [
    { title: 'Course A', lines: [line('announcement', 'Room moved'), line('score', 'HW2 is out')] },
    { title: 'Course B', lines: [line('score', 'HW1 is out')] },
  ];
  const digest = { ...mail({ kind: 'score', data: { homework: 'hw2' } }), courses };

  it('groups what is new by course and topic, and counts it', async () => {
    const { subject, text } = await renderDigest({ ...digest, inbox: 'https://x.example/inbox' });
    expect(subject).toBe('Course A · Course B: 3 things are new');
    const order = ['Course A', 'Scores', 'HW2 is out', 'Announcements', 'Room moved', 'HW1 is out'];
    const body = text.slice(text.indexOf('What happened'));
    const places = order.map((part) => body.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
  });
});
