import { IconDots, type Icon } from '@tabler/icons-react';
import { Link, NavLink, useLocation } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './frame.module.css';

export type Place = {
  to: string;
  label: string;
  icon: Icon;
  unread?: number;
  /** Only this very address counts as being there, not what lies below it. */
  exact?: boolean;
};

type FrameProps = {
  places: Place[];
  /** Above the places: which offering. */
  top?: ReactNode;
  /** Below the places: who, language, colours. */
  foot: ReactNode;
  children: ReactNode;
};

const placesOnBar = 4;

/**
 * The frame of every page: from 900 px a rail at the left, below that a bar at the foot with four
 * places and "more".
 */
export function Frame({ places, top, foot, children }: FrameProps) {
  const { t } = useTranslation('frame');
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#page">
        {t('skip')}
      </a>
      <header className={classes.rail}>
        <Link to="/" className={classes.brand}>
          {t('portal')}
        </Link>
        {top}
        <nav aria-label={t('places')} className={classes.places}>
          {places.map((place) => (
            <PlaceLink key={place.to} place={place} />
          ))}
        </nav>
        <div className={classes.foot}>{foot}</div>
      </header>
      <main id="page" tabIndex={-1} className={classes.page}>
        {children}
      </main>
      <Bar places={places} top={top} foot={foot} />
    </div>
  );
}

/** The bar at the foot of a small screen; what has no room on it is in a dialog. */
function Bar({ places, top, foot }: Pick<FrameProps, 'places' | 'top' | 'foot'>) {
  const { t } = useTranslation(['frame', 'ui']);
  const more = useRef<HTMLDialogElement>(null);
  const { pathname } = useLocation();
  useEffect(() => more.current?.close(), [pathname]);
  return (
    <>
      <nav aria-label={t('places')} className={classes.bar}>
        {places.slice(0, placesOnBar).map((place) => (
          <PlaceLink key={place.to} place={place} />
        ))}
        <button
          type="button"
          className={classes.place}
          aria-haspopup="dialog"
          onClick={() => more.current?.showModal()}
        >
          <IconDots size={20} stroke={1.6} aria-hidden />
          <span>{t('more')}</span>
        </button>
      </nav>
      <dialog ref={more} className={classes.more} aria-label={t('more')}>
        {top}
        {places.slice(placesOnBar).map((place) => (
          <PlaceLink key={place.to} place={place} />
        ))}
        {foot}
        <form method="dialog">
          <button className={classes.place}>{t('ui:close')}</button>
        </form>
      </dialog>
    </>
  );
}

function PlaceLink({ place }: { place: Place }) {
  const { t } = useTranslation('frame');
  const PlaceIcon = place.icon;
  return (
    <NavLink to={place.to} end={place.exact ?? false} className={classes.place} prefetch="intent">
      <PlaceIcon size={20} stroke={1.6} aria-hidden />
      <span>{place.label}</span>
      {place.unread !== undefined && place.unread > 0 && (
        <span className={classes.unread}>
          <span aria-hidden>{place.unread}</span>
          <span className={classes.hidden}>{t('unread', { count: place.unread })}</span>
        </span>
      )}
    </NavLink>
  );
}
