/** What a template accepts: plain text is escaped, markup made by {@link html} is kept. */
export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

/** Markup that is safe to serve. Only {@link html} makes it, so that nothing gets in unescaped. */
export class Html {
  readonly #markup: string

  private constructor(markup: string) {
    this.#markup = markup
  }

  static template(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
    const markup = literals.reduce((before, literal, index) => {
      // Escaping cannot protect a value that no quotes hold together.
      if (/=\s*$/.test(literals[index - 1] ?? '')) throw new TypeError('Quote this value.')
      return before + Html.#render(values[index - 1]) + literal
    })
    return new Html(markup)
  }

  static #render(value: HtmlValue): string {
    if (value instanceof Html) return value.#markup
    if (typeof value === 'string') return escape(value)
    if (typeof value === 'number') return String(value)
    return value ? value.map((item) => Html.#render(item)).join('') : ''
  }

  toString(): string {
    return this.#markup
  }
}

/**
 * Makes markup in which every value is escaped: for text and for quoted attributes.
 *
 * @example
 * html`<p title="${title}">${name}</p>`
 */
export const html = Html.template
