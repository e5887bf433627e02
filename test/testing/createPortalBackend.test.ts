import { describe } from 'vitest'
import { describeBackend } from './describeBackend.ts'

describe('in Node', describeBackend)
