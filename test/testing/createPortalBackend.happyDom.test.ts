// @vitest-environment happy-dom
import { describe } from 'vitest'
import { describeBackend } from './describeBackend.ts'

describe('in happy-dom', describeBackend)
