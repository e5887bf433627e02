/** One option as a table shows it. */
export interface Option {
  name: string
  /** The type, as a person writes it. */
  type: string
  /** What counts where the option is left out; undefined where nobody has said. */
  standard: string | undefined
  isRequired: boolean
  text: string
}
