import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DetailsView } from '../../details/components/details-view.tsx';
import { DocumentView } from '../../document/components/document-view.tsx';
import { useTextName } from './own-readings.tsx';
import classes from './reader-desk.module.css';
import { DeclineForm, ReaderForm, type ReaderFormProps } from './reader-form.tsx';

/** A classmate's frozen text, and beside it what its reader is asked. */
export function ReaderDesk(props: ReaderFormProps & { offering: string }) {
  const { text, offering, said } = props;
  const { t } = useTranslation('peer');
  const nameOf = useTextName();
  return (
    <div className={classes.desk}>
      <section className={classes.paper} aria-label={t('reader.textLabel')}>
        <DetailsView details={text.details} changes={null} />
        {text.content === null ? (
          <p>{t('reader.unreadable')}</p>
        ) : (
          <DocumentView content={text.content} formulas={text.formulas} figures={text.figures} />
        )}
      </section>
      <section className={classes.side} aria-labelledby="say">
        <div>
          <h2 id="say">{t('reader.title')}</h2>
          <p className={classes.soft}>{t(`reader.anonymous.${text.anonymous}`)}</p>
        </div>
        <ReaderForm {...props} />
        {text.answers === null && <DeclineForm said={said} />}
        {text.others.length > 0 && (
          <div className={`${classes.decline} ${classes.others}`}>
            <p className={classes.soft}>{t('reader.others')}</p>
            <ul>
              {text.others.map((other) => (
                <li key={other.id}>
                  <Link to={`/${offering}/peer/${other.id}`}>{nameOf(other)}</Link>
                </li>
              ))}
            </ul>
          </div>
        )}
      </section>
    </div>
  );
}
