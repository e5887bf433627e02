import { useCallback, useState, type RefCallback } from 'react'

/**
 * Returns the id that an element really has in the page, which a host's component may choose itself,
 * and the ref that finds it.
 */
export function useIdInPage(id: unknown): [idInPage: unknown, ref: RefCallback<HTMLElement>] {
  const [otherId, setOtherId] = useState<string>()
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (element) setOtherId(element.id && element.id !== id ? element.id : undefined)
    },
    [id],
  )
  return [otherId ?? id, ref]
}
