import { replaceIn } from '../changes.ts'
import type { Host } from '../Host.ts'
import { host as newest } from './nestjs.ts'

export const host: Host = {
  ...newest,
  title: 'NestJS 11, as CommonJS',
  alsoInstall: {
    '@nestjs/common': '11.2.10',
    '@nestjs/core': '11.2.10',
    '@nestjs/platform-express': '11.2.10',
  },
  prepare: async (app) => {
    await replaceIn(app, 'package.json', '"type": "module"', () => '"type": "commonjs"')
  },
}
