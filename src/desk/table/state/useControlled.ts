import { useState } from 'react'

/** State that is the host's where it gives a value, and otherwise the table's own. */
export function useControlled<Value>(
  value: Value | undefined,
  initial: Value,
  onChange: ((value: Value) => void) | undefined,
): [Value, (value: Value) => void] {
  const [own, setOwn] = useState(initial)
  const change = (next: Value) => {
    setOwn(next)
    onChange?.(next)
  }
  return [value ?? own, change]
}
