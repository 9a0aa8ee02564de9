import { Button, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { Link, useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { UploadField } from '#app/ui/upload-field.tsx';
import type { PresentationAnswer } from '../presentation-form.server.ts';
import type { TeamPresentation } from '../team-presentation.server.ts';
import { CaptionsDesk } from './captions-desk.tsx';
import classes from './video-desk.module.css';
import { VideoPlayer } from './video-player.tsx';

type Answer = PresentationAnswer | NotReached;
type Props = { presentation: TeamPresentation; title: string };

/** Where a team brings the video of its presentation, and says who watches it. */
export function VideoDesk({ presentation, title }: Props) {
  const { t } = useTranslation('presentation');
  const fetcher = useFetcher<Answer>();
  const { video, handedIn, watch, may } = presentation;
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined;
  return (
    <section className={classes.desk} aria-labelledby="video">
      <div className={classes.head}>
        <h2 id="video">{t('video')}</h2>
        {watch !== null && <Link to={watch}>{t('watch')}</Link>}
      </div>
      <div className={classes.notice}>
        {answer?.ok === true && <Notice tone="done">{t(`done.${answer.intent}`)}</Notice>}
        {answer?.ok === false && <Notice tone="late">{t(`refused.${answer.because}`)}</Notice>}
      </div>
      <div className={classes.columns}>
        <div className={classes.video}>
          {video === null ? (
            <div className={classes.none}>
              <p>{t('none')}</p>
              {may !== null && <p className={classes.soft}>{t('noneText')}</p>}
            </div>
          ) : (
            <>
              <VideoPlayer key={video.id} video={video} title={title} />
              <p className={classes.soft}>
                {video.kind === 'file' ? `${video.name} · ${t('file', sizeOf(video))}` : video.url}
              </p>
              {may !== null && video.id !== handedIn?.id && (
                <p className={classes.soft}>{t('notHandedIn')}</p>
              )}
              {may !== null && (
                <fetcher.Form method="post">
                  <Button
                    type="submit"
                    name="intent"
                    value="no-video"
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                  >
                    {t('takeAway')}
                  </Button>
                </fetcher.Form>
              )}
              {may !== null && video.kind === 'file' && (
                <CaptionsDesk key={video.id} captions={video.captions} />
              )}
            </>
          )}
        </div>
        {may !== null && (
          <div className={classes.forms}>
            <fetcher.Form method="post" className={classes.form}>
              <TextInput
                name="link"
                type="url"
                label={t('link')}
                description={
                  may.hosts.length === 0
                    ? t('linkHintNone')
                    : t('linkHint', { hosts: may.hosts.join(', ') })
                }
                defaultValue={video !== null && video.kind !== 'file' ? video.url : ''}
                maxLength={500}
                required
                withAsterisk={false}
              />
              <Button type="submit" name="intent" value="link" variant="default">
                {t('useLink')}
              </Button>
            </fetcher.Form>
            <div className={classes.form} role="group" aria-labelledby="video-file">
              <p id="video-file" className={classes.label}>
                {t('orFile')}
              </p>
              <p className={classes.soft}>{t('fileHint', { count: may.megabytes })}</p>
              <UploadField
                label={t('chooseFile')}
                accept="video/mp4,video/webm"
                megabytes={may.megabytes}
                purpose="presentation"
                about={may.about}
                begun={may.upload}
                onWhole={(upload) => fetcher.submit({ intent: 'file', upload }, { method: 'post' })}
              />
            </div>
            <Sharing presentation={presentation} />
          </div>
        )}
      </div>
    </section>
  );
}

/** Who watches it: the class, unless the team has a reason. */
function Sharing({ presentation: { shared, why } }: { presentation: TeamPresentation }) {
  const { t } = useTranslation('presentation');
  const fetcher = useFetcher<Answer>();
  const [chosen, setChosen] = useState(shared ? 'yes' : 'no');
  const refused = fetcher.data?.ok === false ? fetcher.data.because : null;
  return (
    <fetcher.Form method="post" className={classes.form}>
      <Radio.Group name="shared" label={t('sharing')} value={chosen} onChange={setChosen}>
        <Stack gap={8} mt={4}>
          <Radio value="yes" label={t('sharedYes')} />
          <Radio value="no" label={t('sharedNo')} />
        </Stack>
      </Radio.Group>
      {chosen === 'no' && (
        <Textarea
          name="why"
          label={t('reason')}
          description={t('reasonHint')}
          defaultValue={why}
          autosize
          minRows={2}
          maxLength={1_000}
          error={refused === null ? undefined : t(`refused.${refused}`)}
        />
      )}
      <Button type="submit" name="intent" value="share" variant="default">
        {t('save')}
      </Button>
      <p role="status" className={classes.soft}>
        {fetcher.state === 'idle' && fetcher.data?.ok === true && t('done.share')}
      </p>
    </fetcher.Form>
  );
}

/** What staff see of a presentation beside its text: the video, and why it is not shared. */
export function ReviewedVideo({ presentation, title }: Props) {
  const { t } = useTranslation('presentation');
  const { handedIn, shared, why, watch } = presentation;
  if (handedIn === null) return null;
  return (
    <section className={classes.reviewed} aria-label={t('video')}>
      <VideoPlayer key={handedIn.id} video={handedIn} title={title} />
      {watch !== null && <Link to={watch}>{t('watch')}</Link>}
      {!shared && (
        <div className={classes.soft}>
          <p>{t('keptWhy')}</p>
          <p className={classes.why}>{why}</p>
        </div>
      )}
    </section>
  );
}

function sizeOf({ size }: { size: number }) {
  return { size: (size / 1_000_000).toFixed(1) };
}
