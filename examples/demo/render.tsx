import { renderToString } from 'react-dom/server'
import { Page, type PageProps, titles } from './pages/Page.tsx'

/** Fills the template with a page, and with what the browser needs to go on with it. */
export function render(template: string, props: PageProps): string {
  const page = renderToString(
    <div id="root" data-props={JSON.stringify(props)}>
      <Page {...props} />
    </div>,
  )
  return template.replace('<!--title-->', titles[props.page]).replace('<!--page-->', () => page)
}
