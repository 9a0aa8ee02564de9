import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { SmallButton } from '#app/ui/small-button.tsx';
import type { ListedMock } from '../own-mock.server.ts';
import classes from './mock.module.css';

type MockListProps = { offering: string; zone: string; mocks: readonly ListedMock[] };

/** What somebody tried before: to be opened again, or deleted. */
export function MockList({ offering, zone, mocks }: MockListProps) {
  const { t } = useTranslation('mock');
  return (
    <section className={classes.part} aria-labelledby="earlier">
      <h2 id="earlier">{t('earlier')}</h2>
      {mocks.length === 0 ? (
        <p className={classes.soft}>{t('noneYet')}</p>
      ) : (
        <ul className={classes.mocks}>
          {mocks.map((mock) => (
            <li key={mock.id}>
              <Link to={`/${offering}/midterm/mock/${mock.id}`}>
                <Moment at={mock.begunAt} zone={zone} distance={false} />
              </Link>
              <span className={classes.state}>
                {mock.finishedAt === null
                  ? t('state.writing')
                  : mock.share === null
                    ? t('state.marking')
                    : t('percent', { percent: Math.round(100 * mock.share) })}
              </span>
              <code className={classes.seed}>{mock.seed}</code>
              <details className={classes.delete}>
                <summary>{t('delete')}</summary>
                <Form method="post" action={`/${offering}/midterm/mock/${mock.id}`}>
                  <p>{t('deleteText')}</p>
                  <SmallButton type="submit" name="intent" value="delete">
                    {t('deleteForGood')}
                  </SmallButton>
                </Form>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
