import { useMemo, type Ref, type RefCallback } from 'react'

type AnyRef<Value> = Ref<Value> | undefined

/**
 * Returns one ref that sets several. It is the same as long as they are, so that each stays set between
 * renders. A clean-up that a ref gives, as in React 19, is called in place of the ref with null.
 */
export function useMergedRef<Value>(
  one: AnyRef<Value>,
  two: AnyRef<Value>,
  three: AnyRef<Value>,
): RefCallback<Value> {
  return useMemo(() => mergeRefs([one, two, three]), [one, two, three])
}

// The clean-ups are called in here, and none is given to React: version 18 knows of none.
function mergeRefs<Value>(refs: AnyRef<Value>[]): RefCallback<Value> {
  let cleanUps: (() => void)[] = []
  return (value) => {
    for (const cleanUp of cleanUps) cleanUp()
    cleanUps = value === null ? [] : refs.flatMap((ref) => (ref ? setRef(ref, value) : []))
  }
}

/** Sets a ref, and gives what undoes it. */
function setRef<Value>(ref: NonNullable<AnyRef<Value>>, value: Value): () => void {
  if (typeof ref === 'function') {
    const cleanUp = ref(value)
    return typeof cleanUp === 'function' ? cleanUp : () => void ref(null)
  }
  ref.current = value
  return () => {
    ref.current = null
  }
}
