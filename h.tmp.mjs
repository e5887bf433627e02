export { usePortalSessionList, usePortalSessionDetails, useCreatePortalLink, useRevokePortalSession } from './dist/desk.js'
