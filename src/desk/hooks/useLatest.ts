import { useInsertionEffect, useRef, type RefObject } from 'react'

/** Keeps a value for functions that stay the same, as it was at the last commit. */
export function useLatest<Value>(value: Value): Readonly<RefObject<Value>> {
  const latest = useRef(value)
  useInsertionEffect(() => {
    latest.current = value
  })
  return latest
}
