import { expect, it } from 'vitest';
import { readPermalink, stillOf } from './still.ts';

const origin = 'https://practicum.example.org';

it('a still names the experiment, its seed, and what is not as given by default', () => {
  const still = stillOf('swiss-roll-diffusion', 'seed=7&steps=2000');
  expect(still).toMatchObject({ seed: 7, title: { en: expect.any(String) } });
  expect(stillOf('swiss-roll-diffusion', '')?.changed).toEqual([]);
  expect(stillOf('no-such-thing', '')).toBeNull();
});

it.each([
  [`${origin}/playground/vae-gaussians?seed=3&nonsense=1`, 'seed=3'],
  [`${origin}/playground/vae-gaussians`, ''],
  [`${origin}/playground/vae-gaussians?seed=3&step=50&backend=cpu`, 'seed=3&step=50'],
])('%s is a permalink', (address, settings) => {
  expect(readPermalink(address, origin)).toEqual({ experiment: 'vae-gaussians', settings });
});

it.each([
  'https://elsewhere.example.org/playground/vae-gaussians',
  `${origin}/playground/runs`,
  `${origin}/playground/vae-gaussians/more`,
  'javascript:alert(1)',
  'vae-gaussians',
])('%s is none', (address) => {
  expect(readPermalink(address, origin)).toBeNull();
});
