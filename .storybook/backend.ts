import type { Args, Renderer, StoryContext } from 'storybook/internal/csf'
import type { Emulator } from '../src/emulator/index.ts'
import {
  createPortalBackend,
  type NavigationRecord,
  type PortalBackendOptions,
} from '../src/testing/index.ts'

declare module 'storybook/internal/csf' {
  interface StoryContext<TRenderer extends Renderer = Renderer, TArgs = Args> {
    /** The MarginFront behind the portal route of this story. */
    emulator: Emulator
    /** Stands in for the page's own: answers what this story asks, and nothing leaves the page. */
    fetch: typeof globalThis.fetch
    /** Where the person would have been taken. */
    visits: NavigationRecord['visits']
    /** Stands in for the browser's navigation; a story that needs the browser's own removes it. */
    navigate: NavigationRecord['navigate'] | undefined
  }
}

/**
 * Answers the buttons of this story with a real portal route on an emulator of its own, in place of
 * the one that every story starts with.
 */
export function startBackend(
  context: Pick<StoryContext, 'fetch' | 'emulator'>,
  options?: PortalBackendOptions,
): void {
  const { emulator, fetch } = createPortalBackend(options)
  Object.assign(context, { emulator, fetch })
}
