import { Form, useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useAlive } from '#app/ui/alive.ts';
import { SmallButton } from '#app/ui/small-button.tsx';
import { mostPhotos } from '../mock.ts';
import type { OwnAnswer } from '../own-mock.server.ts';
import classes from './mock.module.css';

type PhotosProps = { at: string; number: number; photos: OwnAnswer['photos'] };

/** Photos of an answer on paper. */
export function Photos({ at, number, photos }: PhotosProps) {
  const { t } = useTranslation('mock');
  return (
    <>
      {photos.map(({ id, late }, index) => (
        <figure key={id} className={classes.photo}>
          <a href={`${at}/photos/${id}`}>
            <img src={`${at}/photos/${id}`} alt={t('photoAlt', { place: index + 1, number })} />
          </a>
          {late && <figcaption className={classes.late}>{t('photoLate')}</figcaption>}
        </figure>
      ))}
    </>
  );
}

type BringPhotosProps = PhotosProps & { question: string; refused: string | null };

/** The photos that are there, each to be taken away again, and a field to bring one more. */
export function BringPhotos({ at, number, photos, question, refused }: BringPhotosProps) {
  const { t } = useTranslation('mock');
  const submit = useSubmit();
  const refusedId = `refused-${question}`;
  const alive = useAlive();
  return (
    <div className={classes.photos}>
      {photos.map((photo, index) => (
        <div key={photo.id}>
          <Photos at={at} number={number} photos={[photo]} />
          <Form method="post" preventScrollReset>
            <input type="hidden" name="question" value={question} />
            <input type="hidden" name="photo" value={photo.id} />
            <SmallButton
              type="submit"
              name="intent"
              value="remove-photo"
              aria-label={t('removePhotoOf', { place: index + 1, number })}
            >
              {t('removePhoto')}
            </SmallButton>
          </Form>
        </div>
      ))}
      {photos.length < mostPhotos && (
        <Form
          method="post"
          encType="multipart/form-data"
          preventScrollReset
          className={classes.bring}
        >
          <input type="hidden" name="question" value={question} />
          <input type="hidden" name="intent" value="photo" />
          <label className={alive ? classes.choose : undefined}>
            {t('photo', { number })}{' '}
            <input
              key={photos.length}
              type="file"
              name="photo"
              accept="image/png,image/jpeg,image/webp"
              required
              aria-describedby={refused === null ? undefined : refusedId}
              onChange={({ currentTarget: { form, files } }) => {
                if (files !== null && files.length > 0) submit(form, { preventScrollReset: true });
              }}
            />
          </label>
          {!alive && <SmallButton type="submit">{t('bringPhoto')}</SmallButton>}
          {refused !== null && (
            <p id={refusedId} role="alert" className={classes.refused}>
              {refused}
            </p>
          )}
        </Form>
      )}
    </div>
  );
}
