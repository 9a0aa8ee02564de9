import { describe, expect, it } from 'vitest';
import { renderFeedbackMail, type FeedbackMail } from './feedback-on-proposal.tsx';

const mail: FeedbackMail = {
  language: 'en',
  name: 'Ada',
  course: 'Deep Unsupervised Learning',
  project: 'Tiny diffusion',
  stage: 'Proposal',
  version: 2,
  verdict: 'changes_requested',
  note: 'Say how you measure.\n<script>alert(1)</script>',
  comments: 3,
  link: 'https://practicum.example.org/sp24/projects/tiny-diffusion/proposal',
};

describe('the mail about feedback', () => {
  it('says what was decided, why, and where to read it, also as plain text', async () => {
    const { subject, html, text } = await renderFeedbackMail(mail);
    expect(subject).toBe('Changes requested: Proposal of “Tiny diffusion”');
    for (const part of ['version 2', 'Say how you measure.', '3 comments', mail.link]) {
      expect(html.replaceAll('<!-- -->', '')).toContain(part);
      expect(text).toContain(part);
    }
  });

  it('shows what somebody wrote, and runs none of it', async () => {
    const { html } = await renderFeedbackMail(mail);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  it('speaks the reader’s language', async () => {
    const { subject, html } = await renderFeedbackMail({
      ...mail,
      language: 'zh',
      stage: '开题报告',
    });
    expect(subject).toBe('需要修改：“Tiny diffusion”的开题报告');
    expect(html).toContain('lang="zh-Hans"');
    expect(html).toContain('阅读反馈');
  });

  it.each([
    ['approved', 'Approved: Proposal of “Tiny diffusion”'],
    [null, 'New comments: Proposal of “Tiny diffusion”'],
  ] as const)('with the verdict %s is headed as such', async (verdict, subject) => {
    expect((await renderFeedbackMail({ ...mail, verdict })).subject).toBe(subject);
  });

  it('asks for nothing from another host', async () => {
    const { html } = await renderFeedbackMail(mail);
    expect(html).not.toMatch(/<(img|link)\b|url\(/);
  });
});
