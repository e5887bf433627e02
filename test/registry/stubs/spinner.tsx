import type { ComponentProps } from 'react'

/** Stands for the `spinner` of shadcn. */
export function Spinner(props: ComponentProps<'svg'>) {
  return <svg role="status" aria-label="Loading" {...props} />
}
