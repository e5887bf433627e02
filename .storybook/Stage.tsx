/// <reference types="vite/client" />
import { useLayoutEffect, type ReactNode } from 'react'
import { BillingPortalProvider, type PortalOptions } from '../src/index.ts'
import * as locales from '../src/locales/index.ts'
import styles from '../src/styles.css?inline'
import pageStyles from './page.css?inline'

const packs = { ...locales }

interface StageProps {
  colorScheme: string
  dir: string
  language: keyof typeof packs
  /** Whether the optional stylesheet is there. */
  styled: boolean
  navigate: PortalOptions['navigate']
  children: ReactNode
}

/** The packs that are not named as the web names their language. */
const languageTags: Partial<Record<keyof typeof packs, string>> = { ptBR: 'pt-BR', zhCN: 'zh-CN' }

/** The page around a story. It goes nowhere: a click that would leave it is recorded instead. */
export function Stage({ colorScheme, dir, language, styled, navigate, children }: StageProps) {
  useLayoutEffect(() => {
    const { documentElement: page } = document
    page.style.colorScheme = colorScheme
    page.dir = dir
    page.lang = languageTags[language] ?? language
  }, [colorScheme, dir, language])

  return (
    <BillingPortalProvider navigate={navigate} labels={packs[language]}>
      <style>{pageStyles}</style>
      {styled && <style>{styles}</style>}
      {children}
    </BillingPortalProvider>
  )
}
