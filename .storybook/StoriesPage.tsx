import { Stories, Title } from '@storybook/addon-docs/blocks'

/** The page of a component's variants: each with its source. The table of props is on another one. */
export function StoriesPage() {
  return (
    <>
      <Title />
      <Stories title="" />
    </>
  )
}
