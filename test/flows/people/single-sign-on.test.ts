import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetOldTraces } from '#app/domain/people/forget-old-traces.server.ts';
import { openIdentityProvider } from '#app/domain/people/identity-provider.server.ts';
import { ownMethods, removeMethod } from '#app/domain/people/own-methods.server.ts';
import { finishSingleSignOn } from '#app/domain/people/single-sign-on.server.ts';
import { action as link, loader as linkPage } from '#app/routes/sign-in/link.tsx';
import { createMember, createPerson } from '#test/factories/people.ts';
import { startIdentityProvider } from '#test/setup/identity-provider.ts';
import {
  at,
  openSingleSignOn,
  origin,
  people,
  type SingleSignOn,
} from './single-sign-on-setting.ts';

let set: SingleSignOn;
beforeAll(async () => {
  set = await openSingleSignOn();
});
afterAll(() => set.close());

const to = (answer: Response) => answer.headers.get('Location');

describe('single sign-on', () => {
  it('makes a confirmed account for somebody new, and opens the same one afterwards', async () => {
    const { db } = set;
    const nia = set.browser();
    const answer = await nia.through('new', '/sign-in/single-sign-on?to=/sp24/apply');
    expect(to(answer)).toBe('/sp24/apply');
    const viewer = await nia.signedIn();
    expect(viewer).toMatchObject({ name: 'Nia New', email: 'nia@example.edu', language: 'en' });
    const person = await db.person.findUniqueOrThrow({ where: { email: 'nia@example.edu' } });
    expect(person.emailConfirmedAt).not.toBeNull();
    expect(await db.session.findFirst({ where: { personId: person.id } })).toMatchObject({
      method: 'single sign-on',
      strongAt: null,
    });

    const elsewhere = set.browser();
    expect(to(await elsewhere.through('new'))).toBe('/');
    expect((await elsewhere.signedIn())?.id).toBe(viewer?.id);
    expect(await db.person.count({ where: { email: 'nia@example.edu' } })).toBe(1);
  });

  it('makes one account for somebody who comes twice at once', async () => {
    const ways = await Promise.all(
      [set.browser(), set.browser()].map(
        async (one) => [one, await one.walk(await one.goTo(), 'twice')] as const,
      ),
    );
    const answers = await Promise.all(ways.map(([one, path]) => one.comeBack(path)));
    expect(answers.map(to)).toEqual(['/', '/']);
    expect(await set.db.person.count({ where: { email: 'tom@example.edu' } })).toBe(1);
  });

  it('never takes over an account that has the address: its owner signs in first', async () => {
    const { db } = set;
    const ada = await createMember(db, {
      offering: 'sp24',
      role: 'student',
      email: 'ada@example.edu',
    });
    const other = set.browser();
    expect(to(await other.through('known', '/sign-in/single-sign-on?to=/sp24'))).toBe(
      '/sign-in/link',
    );
    expect(await other.signedIn()).toBeNull();
    expect(await (await other.portal(linkPage, '/sign-in/link')).json()).toMatchObject({
      email: 'ada@example.edu',
      viewer: null,
    });
    const refused = await other.portal(link, '/sign-in/link', { method: 'POST' });
    expect(to(refused)).toBe('/sign-in?to=%2Fsign-in%2Flink');
    expect(await db.externalIdentity.count({ where: { personId: ada.id } })).toBe(0);

    await other.enter(ada.id);
    expect(to(await other.portal(link, '/sign-in/link', { method: 'POST' }))).toBe('/sp24');
    const again = set.browser();
    expect(to(await again.through('known'))).toBe('/sp24/dashboard');
    expect((await again.signedIn())?.id).toBe(ada.id);
  });

  it.each(['unverified', 'bare'])('makes no account from an identity that is %s', async (who) => {
    const before = await set.db.person.count();
    const one = set.browser();
    expect(to(await one.through(who))).toBe('/sign-in?problem=noAddress');
    expect(await one.signedIn()).toBeNull();
    expect(await set.db.person.count()).toBe(before);
  });

  it('is linked and unlinked by somebody signed in, whatever its address', async () => {
    const { db } = set;
    const ben = await createPerson(db, { password: 'correct horse battery' });
    const one = set.browser();
    await one.enter(ben.id);
    expect(to(await one.through('bare', '/sign-in/single-sign-on?link'))).toBe('/sign-in/link');
    const linked = await one.portal(link, '/sign-in/link', { method: 'POST' });
    expect(to(linked)).toBe('/account/sign-in?done=linked');
    const { methods } = await ownMethods(db, ben.id);
    expect(methods.map(({ kind }) => kind)).toEqual(['password', 'identity']);

    const stranger = set.browser();
    await stranger.enter((await createPerson(db)).id);
    const taken = await stranger.through('bare', '/sign-in/single-sign-on?link');
    expect(to(taken)).toBe('/account/sign-in?problem=taken');

    const identity = methods.find(({ kind }) => kind === 'identity');
    const removed = await removeMethod(
      db,
      ben.id,
      { kind: 'identity', id: identity?.id ?? '' },
      at,
    );
    expect(removed).toEqual({ ok: true });
    expect(to(await set.browser().through('bare'))).toBe('/sign-in?problem=noAddress');
  });

  it('links only for whom it was begun', async () => {
    const { db } = set;
    const [ann, eve] = [await createPerson(db), await createPerson(db)];
    const one = set.browser();
    await one.enter(ann.id);
    await one.through('unverified', '/sign-in/single-sign-on?link');
    await one.enter(eve.id);
    const answer = await one.portal(link, '/sign-in/link', { method: 'POST' });
    expect(await answer.json()).toMatchObject({ data: { because: 'over' } });
    expect(await db.externalIdentity.count({ where: { personId: { in: [ann.id, eve.id] } } })).toBe(
      0,
    );
  });

  it('opens no account that is closed', async () => {
    const one = set.browser();
    await one.through('closed');
    const { db } = set;
    await db.person.update({ where: { email: 'clo@example.edu' }, data: { disabledAt: at } });
    expect(to(await set.browser().through('closed'))).toBe('/sign-in?problem=closed');
  });
});

describe('single sign-on that fails leads back with the reason', () => {
  it('when the person refuses', async () => {
    const one = set.browser();
    const back = await one.through('nobody', '/sign-in/single-sign-on?to=/sp24');
    expect(to(back)).toBe('/sign-in?problem=denied&to=%2Fsp24');
  });

  it('when another browser comes back, or the same one a second time', async () => {
    const one = set.browser();
    const path = await one.walk(await one.goTo(), 'new');
    expect(to(await set.browser().comeBack(path))).toBe('/sign-in?problem=over');
    const token = new Map(one.jar);
    expect(to(await one.comeBack(path))).toBe('/');
    token.forEach((value, name) => one.jar.set(name, value));
    one.jar.delete('practicum');
    expect(to(await one.comeBack(path))).toBe('/sign-in?problem=over');
  });

  it('when the state is not the one it began with', async () => {
    const one = set.browser();
    const path = new URL(await one.walk(await one.goTo(), 'new'));
    path.searchParams.set('state', 'another');
    expect(to(await one.comeBack(path.href))).toBe('/sign-in?problem=over');
    expect(await one.signedIn()).toBeNull();
  });

  it('when the code is not the provider’s', async () => {
    const one = set.browser();
    const path = new URL(await one.walk(await one.goTo(), 'new'));
    path.searchParams.set('code', 'invented');
    expect(to(await one.comeBack(path.href))).toBe('/sign-in?problem=failed');
  });

  it('when it took too long; what was remembered is forgotten', async () => {
    const { db } = set;
    const one = set.browser();
    const answer = new URL(await one.walk(await one.goTo(), 'new'));
    const late = new Date(new Date().getTime() + 11 * 60_000);
    const finished = await finishSingleSignOn(
      {
        db,
        identityProvider: openIdentityProvider({ ...set.provider, name: undefined }, () => {}),
      },
      { token: one.jar.get('practicum-proof') ?? '', answer, language: 'en' },
      { at, now: late },
    );
    expect(finished).toEqual({ ok: false, because: 'over', to: null });
    await one.goTo();
    await forgetOldTraces(db, late);
    expect(await db.challenge.count()).toBe(0);
  });

  it('when the provider is down, and works again once it is up', async () => {
    const short = await startIdentityProvider(`${origin}/`, people);
    await short.close();
    const told: unknown[] = [];
    const identityProvider = openIdentityProvider({ ...short, name: undefined }, (error) =>
      told.push(error),
    );
    const one = set.browser({ identityProvider });
    expect(await one.goTo()).toBe('/sign-in?problem=failed');
    expect(told).toHaveLength(1);
    const again = await startIdentityProvider(
      `${origin}/`,
      people,
      Number(new URL(short.issuer).port),
    );
    expect(await one.goTo()).toContain(short.issuer);
    await again.close();
  });
});
