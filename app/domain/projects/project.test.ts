import { describe, expect, it } from 'vitest';
import { freeSlug } from '#app/domain/syllabus/slug.ts';
import { projectTitle, slugOf } from './project.ts';

describe('the address of a project', () => {
  it.each([
    ['Tiny diffusion!', 'tiny-diffusion'],
    ['  VAEs & flows: 2D ', 'vaes-flows-2d'],
    ['Ünsüpervised', 'unsupervised'],
    ['扩散模型', 'project'],
    ['a'.repeat(90), 'a'.repeat(48)],
    ['../../etc', 'etc'],
  ])('made of %j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('is numbered when it is taken', () => {
    expect(freeSlug('a', new Set())).toBe('a');
    expect(freeSlug('a', new Set(['a', 'a-2']))).toBe('a-3');
  });
});

describe('a title', () => {
  it('has three letters at least, blanks around them not counted', () => {
    expect(projectTitle.safeParse(' ab ').success).toBe(false);
    expect(projectTitle.parse(' abc ')).toBe('abc');
  });
});
