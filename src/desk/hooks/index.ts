export { PortalDeskProvider, type PortalDeskProviderProps } from './PortalDeskProvider.tsx'
export type { PortalDeskOptions } from './usePortalDesk.ts'
export { usePortalSessionList, type PortalSessionListOptions } from './usePortalSessionList.ts'
export { usePortalSessionDetails } from './usePortalSessionDetails.ts'
export {
  useCreatePortalLink,
  type CreateLinkResult,
  type CreatePortalLink,
} from './useCreatePortalLink.ts'
export {
  useRevokePortalSession,
  type RevokePortalSession,
  type RevokeResult,
} from './useRevokePortalSession.ts'
