import type { ComponentProps } from 'react'

type ButtonProps = ComponentProps<'button'> & {
  variant?: 'default' | 'outline' | 'link' | null | undefined
  size?: 'default' | 'sm' | 'lg' | null | undefined
}

/** Stands for the `button` of shadcn, which a reader has in their app. */
export function Button({ className, variant, size, ...props }: ButtonProps) {
  return <button className={`button ${variant} ${size} ${className}`} {...props} />
}
