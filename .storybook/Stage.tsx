/// <reference types="vite/client" />
import { useLayoutEffect, type ReactNode } from 'react'
import { PortalDeskProvider } from '../src/desk/index.ts'
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
  /** Whose billing it is. Buttons of one customer on one page share their attempts. */
  scope: string
  fetch: PortalOptions['fetch']
  navigate: PortalOptions['navigate']
  /** Whether the story stands among others on a documentation page. */
  isInline: boolean
  children: ReactNode
}

/** The packs that are not named as the web names their language. */
const languageTags: Partial<Record<keyof typeof packs, string>> = { ptBR: 'pt-BR', zhCN: 'zh-CN' }

/** The page around a story. It goes nowhere: a click that would leave it is recorded instead. */
export function Stage(props: StageProps) {
  const { colorScheme, dir, language, styled, scope, fetch, navigate, isInline, children } = props
  const lang = languageTags[language] ?? language

  useLayoutEffect(() => {
    if (isInline) return
    const { documentElement: page, body } = document
    page.style.colorScheme = colorScheme
    page.dir = dir
    page.lang = lang
    body.classList.add('stage')
    return () => {
      page.style.colorScheme = ''
      page.dir = ''
      body.classList.remove('stage')
    }
  }, [isInline, colorScheme, dir, lang])

  return (
    <BillingPortalProvider fetch={fetch} navigate={navigate} scope={scope} labels={packs[language]}>
      <PortalDeskProvider fetch={fetch}>
        <style>{pageStyles}</style>
        {styled && <style>{styles}</style>}
        {isInline ? (
          <div className="stage" dir={dir} lang={lang} style={{ colorScheme }}>
            {children}
          </div>
        ) : (
          children
        )}
      </PortalDeskProvider>
    </BillingPortalProvider>
  )
}
