import { QueryClient, QueryClientContext } from '@tanstack/react-query'
import { useContext } from 'react'

// Shared by all buttons outside a provider. It never holds anything but the state of a click.
const standalone = /* @__PURE__ */ new QueryClient()

/** The host's own client, or else one of this package. */
export const useMutationClient = (): QueryClient => useContext(QueryClientContext) ?? standalone
