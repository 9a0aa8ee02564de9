import { Button } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { momentText } from '#app/domain/calendar/moment.ts';
import { News } from '#app/domain/people/components/news.tsx';
import type { OwnNotification } from '#app/domain/people/own-notifications.server.ts';

/** The one button of a dashboard. */
export function Action({ to, label }: { to: string; label: string }) {
  return (
    <Button component={Link} to={to} size="md">
      {label}
    </Button>
  );
}

type WhatIsNewProps = {
  news: readonly OwnNotification[];
  zone: string;
  /** What is said while nothing is new. */
  none: string;
};

export function WhatIsNew({ news, zone, none }: WhatIsNewProps) {
  const { t, i18n } = useTranslation('dashboard');
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  return (
    <section aria-labelledby="news">
      <h2 id="news">{t('news')}</h2>
      <News
        news={news}
        none={none}
        moment={(at) => <DistanceTo at={at} />}
        say={(at) => momentText(at, zone, language)}
      />
    </section>
  );
}
