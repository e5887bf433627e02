import { expect, it } from 'vitest'

it('throws where a bundler takes it for a browser, and says what to import instead', async () => {
  await expect(import('../../src/server/index.browser.ts')).rejects.toThrow(
    /backend code only.*'@marginfront\/react'/,
  )
})
