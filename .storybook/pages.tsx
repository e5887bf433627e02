import { Controls, Description, Primary, Stories, Title } from '@storybook/addon-docs/blocks'

/** The page of a component that has others below its name: what it is, every prop, and an example. */
export function propsPage(component: string) {
  return function PropsPage() {
    return (
      <>
        <Title>{component}</Title>
        <Description of="meta" />
        <Primary />
        {/* Wider than a phone, and it does not scroll by itself. */}
        <div style={{ overflowX: 'auto' }}>
          <Controls />
        </div>
        <Stories includePrimary={false} />
      </>
    )
  }
}

/** The page of a component's variants, each with its source. The table of props is on another one. */
export function StoriesPage() {
  return (
    <>
      <Title />
      <p>
        Here each story waits to be clicked. On its own page it is played, and the Interactions tab
        tells how.
      </p>
      <Stories title="" />
    </>
  )
}
