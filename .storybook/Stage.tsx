/// <reference types="vite/client" />
import { useLayoutEffect, type ReactNode } from 'react'
import { BillingPortalProvider, type PortalOptions } from '../src/index.ts'
import styles from '../src/styles.css?inline'
import pageStyles from './page.css?inline'

interface StageProps {
  colorScheme: string
  dir: string
  /** Whether the optional stylesheet is there. */
  styled: boolean
  navigate: PortalOptions['navigate']
  children: ReactNode
}

/** The page around a story. It goes nowhere: a click that would leave it is recorded instead. */
export function Stage({ colorScheme, dir, styled, navigate, children }: StageProps) {
  useLayoutEffect(() => {
    const { documentElement: page } = document
    page.style.colorScheme = colorScheme
    page.dir = dir
  }, [colorScheme, dir])

  return (
    <BillingPortalProvider navigate={navigate}>
      <style>{pageStyles}</style>
      {styled && <style>{styles}</style>}
      {children}
    </BillingPortalProvider>
  )
}
