import { useEffect, useRef } from 'react';

/** The value of the last render, for listeners that are made once. */
export function useLatest<T>(value: T) {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
