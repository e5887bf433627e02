import type { PortalSessionResult } from '../../src/react/usePortalSession.ts'

/** Stands for what the hook gives, so that its members are told in a table as the options are. */
export const PortalSession = (_result: PortalSessionResult) => null
