import { Button, TextInput } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#app/ui/notice.tsx';
import { longestSeed, mostMocks } from '../mock.ts';
import classes from './mock.module.css';

type BeginMockProps = {
  offering: string;
  proposed: { id: string; seed: string };
  signedIn: boolean;
  /** Why it was not begun, and the seed that was typed. */
  refused: { because: 'seed' | 'too many'; seed: string } | null;
};

/** The rule by which questions are drawn, in words, and the button that draws them. */
export function BeginMock({ offering, proposed, signedIn, refused }: BeginMockProps) {
  const { t } = useTranslation('mock');
  return (
    <section className={classes.begin} aria-labelledby="rule">
      <h2 id="rule">{t('rule.title')}</h2>
      <ul className={classes.rule}>
        <li>{t('rule.chance')}</li>
        <li>{t('rule.lectures')}</li>
        <li>{t('rule.easiest')}</li>
        <li>{t('rule.seed')}</li>
      </ul>
      {refused?.because === 'too many' && (
        <Notice tone="late">{t('refused.too many', { count: mostMocks })}</Notice>
      )}
      {signedIn ? (
        <Form method="post" className={classes.beginForm}>
          <input type="hidden" name="id" value={proposed.id} />
          <TextInput
            name="seed"
            key={proposed.seed}
            label={t('seed')}
            description={t('seedHelp')}
            defaultValue={refused?.seed ?? proposed.seed}
            maxLength={longestSeed}
            error={refused?.because === 'seed' && t('refused.seed', { count: longestSeed })}
            classNames={{ input: classes.seed ?? '' }}
          />
          <Button type="submit">{t('begin')}</Button>
        </Form>
      ) : (
        <>
          <p>
            <Link to={`/sign-in?to=${encodeURIComponent(`/${offering}/midterm/mock`)}`}>
              {t('signIn')}
            </Link>{' '}
            {t('signInText')}
          </p>
          <Form method="get" className={classes.beginForm}>
            <TextInput
              name="seed"
              key={proposed.seed}
              label={t('seed')}
              description={t('seedOnly')}
              defaultValue={proposed.seed}
              maxLength={longestSeed}
              classNames={{ input: classes.seed ?? '' }}
            />
            <Button type="submit" variant="default">
              {t('draw')}
            </Button>
          </Form>
        </>
      )}
    </section>
  );
}
