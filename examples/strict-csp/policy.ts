import { createHash } from 'node:crypto'
import { importMap } from './importMap.ts'

// An import map is an inline script. It never changes, so it is named by its hash.
const importMapHash = createHash('sha256').update(importMap).digest('base64')

export const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'sha256-${importMapHash}'`,
  "form-action 'self' https://portal.marginfront.com",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')
