// @vitest-environment jsdom
import { describe } from 'vitest'
import { describeBackend } from './describeBackend.ts'

describe('in jsdom', describeBackend)
