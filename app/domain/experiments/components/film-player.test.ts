import { expect, it } from 'vitest';
import { filmPlayer } from './film-player.ts';

/** A film that notes what happens to it, and ends when it is told to. */
function film(name: string, log: string[]) {
  let end = () => {};
  const play = (done: () => void) => {
    log.push(`${name} plays`);
    end = done;
    return () => log.push(`${name} stops`);
  };
  return { play, end: () => end() };
}

it('plays one film at a time, in the order of coming into view', () => {
  const log: string[] = [];
  const player = filmPlayer();
  const films = ['one', 'two', 'three'].map((name) => film(name, log));
  const [, , leaveThird] = films.map(({ play }) => player.enter(play));
  expect(log).toEqual(['one plays']);
  leaveThird?.();
  films[0]?.end();
  films[1]?.end();
  expect(log).toEqual(['one plays', 'two plays']);
});

it('stops a film that leaves and goes on with the next', () => {
  const log: string[] = [];
  const player = filmPlayer();
  const leave = player.enter(film('one', log).play);
  player.enter(film('two', log).play);
  leave();
  leave();
  expect(log).toEqual(['one plays', 'one stops', 'two plays']);
});
