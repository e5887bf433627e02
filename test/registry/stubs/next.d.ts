// As much of Next as the items name.
export interface Metadata {
  title?: string
}
