import { Menu, UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from './offering-switcher.module.css';

export type OfferingChoice = { slug: string; code: string; term: string };

/** Which offering one is in, and the way to another. */
export function OfferingSwitcher({
  offerings,
  current,
}: {
  offerings: OfferingChoice[];
  current: string;
}) {
  const { t } = useTranslation('frame');
  const here = offerings.find(({ slug }) => slug === current);
  if (here === undefined) return null;
  return (
    <Menu position="bottom-start" width={196} shadow="sm">
      <Menu.Target>
        <UnstyledButton className={classes.current}>
          <span>
            <span className={classes.code}>{here.code}</span>
            <span className={classes.term}>{here.term}</span>
          </span>
          <IconSelector size={16} stroke={1.6} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('switchOffering')}</Menu.Label>
        {offerings.map(({ slug, code, term }) => (
          <Menu.Item key={slug} component={Link} to={`/${slug}`}>
            {code} · {term}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
