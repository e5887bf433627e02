import type { Args, Renderer, StoryContext } from 'storybook/internal/csf'
import type { Emulator, EmulatorOptions } from '../src/emulator/index.ts'
import type { PortalRouteOptions } from '../src/server/portal/options/PortalRouteOptions.ts'
import { createPortalBackend } from '../src/testing/createPortalBackend.ts'
import { portalHandlers } from '../src/testing/portalHandlers.ts'
import type { NavigationRecord } from '../src/testing/recordNavigation.ts'

declare module 'storybook/internal/csf' {
  interface StoryContext<TRenderer extends Renderer = Renderer, TArgs = Args> {
    /** The MarginFront behind the portal route of this story. */
    emulator: Emulator
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
  context: Pick<StoryContext, 'msw' | 'emulator'>,
  options?: Partial<PortalRouteOptions>,
  emulatorOptions?: EmulatorOptions,
): void {
  const { emulator, route } = createPortalBackend(options, emulatorOptions)
  context.emulator = emulator
  context.msw.use(...portalHandlers(route))
}
